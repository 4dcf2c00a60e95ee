import { useId } from 'react'
import type { Resource } from '../../core/model/resource.ts'
import type { Operation } from '../../core/operations/operation.ts'
import { removeField } from '../../core/operations/remove-field.ts'
import { renameResource } from '../../core/operations/rename-resource.ts'
import { setField } from '../../core/operations/set-field.ts'
import styles from './form.module.css'
import { CommitInput } from './inputs/CommitInput.tsx'

/** Name and namespace. A new name goes into every reference as well. */
export function ResourceIdentity({
  resource,
  edit,
}: {
  resource: Resource
  edit: (operation: Operation) => void
}) {
  const namespace = { resource: resource.id, path: ['metadata', 'namespace'] }
  const metadata = resource.value.metadata
  const written =
    typeof metadata === 'object' && metadata !== null && !Array.isArray(metadata)
      ? metadata.namespace
      : undefined
  const id = useId()
  return (
    <div className={styles.identity}>
      <div>
        <label htmlFor={`${id}-name`}>Name</label>
        <CommitInput
          id={`${id}-name`}
          mono
          value={resource.name}
          onCommit={it => it !== '' && edit(renameResource(resource.id, it))}
        />
      </div>
      <div>
        <label htmlFor={`${id}-namespace`}>Namespace</label>
        <CommitInput
          id={`${id}-namespace`}
          mono
          value={typeof written === 'string' ? written : ''}
          placeholder={resource.namespace}
          onCommit={it => edit(it === '' ? removeField(namespace) : setField(namespace, it))}
        />
      </div>
    </div>
  )
}
