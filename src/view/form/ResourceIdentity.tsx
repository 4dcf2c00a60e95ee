import { useId, useMemo, useState } from 'react'
import type { Diagnostic } from '../../core/diagnostic.ts'
import type { Field } from '../../core/kinds/field.ts'
import { isClusterScoped } from '../../core/kinds/index.ts'
import { kindKey } from '../../core/kinds/kind-key.ts'
import type { Resource } from '../../core/model/resource.ts'
import type { Operation } from '../../core/operations/operation.ts'
import { renameResource } from '../../core/operations/rename-resource.ts'
import { setNamespace } from '../../core/operations/set-namespace.ts'
import { FieldHelp, HelpDescription, useHelpScope } from './fields/FieldHelp.tsx'
import { FieldProblems } from './fields/FieldProblems.tsx'
import row from './fields/FieldRow.module.css'
import { Following } from './following/Following.tsx'
import { LeftGrants } from './following/LeftGrants.tsx'
import styles from './form.module.css'
import { CommitInput } from './inputs/CommitInput.tsx'
import { problemsAt } from './use-place.ts'

export interface ResourceIdentityProps {
  resource: Resource
  problems: readonly Diagnostic[]
  edit: (operation: Operation) => void
}

/** Name and namespace. A new name goes into every reference as well. */
export function ResourceIdentity({ resource, problems, edit }: ResourceIdentityProps) {
  const metadata = resource.value.metadata
  const written =
    typeof metadata === 'object' && metadata !== null && !Array.isArray(metadata)
      ? metadata.namespace
      : undefined
  // A namespace that is written all the same can be taken out.
  const isOfCluster = isClusterScoped(kindKey(resource)) && written === undefined
  const [draft, setDraft] = useState<string | undefined>()
  const [namespace, setNamespaceDraft] = useState<string | undefined>()
  const name = useMemo(() => ({ resource: resource.id, path: ['metadata', 'name'] }), [resource.id])
  const renaming = useMemo(
    () => (draft ? renameResource(resource.id, draft) : undefined),
    [resource.id, draft],
  )
  return (
    <div className={styles.identity}>
      <IdentityField
        problems={problems}
        name="name"
        field={nameField}
        value={resource.name}
        onDraft={setDraft}
        onCommit={it => it !== '' && edit(renameResource(resource.id, it))}
      />
      {!isOfCluster && (
        <IdentityField
          problems={problems}
          name="namespace"
          field={{ ...namespaceField, default: typeof written === 'string' ? '' : resource.namespace }}
          value={typeof written === 'string' ? written : ''}
          onDraft={setNamespaceDraft}
          onCommit={it => edit(setNamespace(resource.id, it))}
        />
      )}
      {renaming && (
        <div className={styles.across}>
          <Following operation={renaming} place={name} />
        </div>
      )}
      {namespace !== undefined && namespace !== written && (
        <div className={styles.across}>
          <LeftGrants
            move={setNamespace(resource.id, namespace)}
            onClean={() => edit(setNamespace(resource.id, namespace, 'clean'))}
            onLeave={() => edit(setNamespace(resource.id, namespace))}
          />
        </div>
      )}
    </div>
  )
}

interface IdentityFieldProps {
  name: 'name' | 'namespace'
  field: Field
  value: string
  problems: readonly Diagnostic[]
  onDraft?: (text: string | undefined) => void
  onCommit: (value: string) => void
}

function IdentityField({ name, field, value, problems, onDraft, onCommit }: IdentityFieldProps) {
  const id = useId()
  const { reachable, scope } = useHelpScope()
  const own = problemsAt(problems, ['metadata', name])
  const label = name === 'name' ? 'Name' : 'Namespace'
  return (
    <div className={row.row} {...scope}>
      <div className={row.head}>
        <label htmlFor={id} className={row.label}>
          {label}
        </label>
        <FieldHelp name={`metadata.${name}`} field={field} label={label} reachable={reachable} />
      </div>
      <HelpDescription id={`${id}-help`} field={field} />
      <CommitInput
        id={id}
        name={name}
        mono
        value={value}
        placeholder={field.default}
        aria-describedby={own.length ? `${id}-help ${id}-problems` : `${id}-help`}
        invalid={own.some(it => it.severity === 'error')}
        {...(onDraft && { onDraft })}
        onCommit={onCommit}
      />
      <FieldProblems id={`${id}-problems`} problems={own} />
    </div>
  )
}

const nameField: Field = {
  is: { type: 'string' },
  doc: 'Other resources refer to it by this name. A change updates them too.',
  required: true,
}

const namespaceField: Field = {
  is: { type: 'string' },
  doc: 'Its namespace in the cluster. If empty, the default namespace of the workspace. A change updates links to and from it.',
}
