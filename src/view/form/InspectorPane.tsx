import { Code, Copy, EllipsisVertical, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { fieldAt, kindOf } from '../../core/kinds/index.ts'
import type { Place } from '../../core/model/resource.ts'
import { deletePlace } from '../../core/operations/delete-place.ts'
import { deleteResources } from '../../core/operations/delete-resources.ts'
import { duplicateResource } from '../../core/operations/duplicate-resource.ts'
import type { Operation } from '../../core/operations/operation.ts'
import { valueAt } from '../../core/yaml/path.ts'
import type { Json } from '../../core/yaml/source-document.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem, MenuSeparator } from '../ui/Menu.tsx'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import { crumbsOf, shownPart } from './breadcrumbs.ts'
import { FieldEditor } from './FieldEditor.tsx'
import styles from './form.module.css'
import { FormContext } from './form-context.ts'
import { NodeInspector } from './NodeInspector.tsx'
import { ObjectFields } from './ObjectField.tsx'
import { ResourceIdentity } from './ResourceIdentity.tsx'
import { useSuggestions } from './suggestions.ts'
import { useLocated, useProblems } from './use-place.ts'

/** The form of what is selected. */
export function InspectorPane() {
  const selection = useWorkspaceState(it => it.selection)
  if (!selection)
    return (
      <section className={styles.pane} data-pane="inspector" aria-label="Inspector">
        <div className={styles.empty}>
          <p>
            Select a box, a row or an edge on the canvas, a problem, or a place in the YAML to edit it here.
          </p>
        </div>
      </section>
    )
  if (selection.type === 'node') return <NodeInspector node={selection.node} />
  return <ResourceInspector key={selection.place.resource} place={selection.place} />
}

function ResourceInspector({ place }: { place: Place }) {
  const workspace = useWorkspace()
  const located = useLocated(place.resource)
  const problems = useProblems(place.resource)
  const suggestions = useSuggestions(located?.resource)
  const [refusal, setRefusal] = useState<string | undefined>()
  if (!located) return <Unreadable />

  const { resource } = located
  const kind = kindOf(resource.apiVersion, resource.kind)
  const part = shownPart(resource.kind, place.path)
  const shown: Place = { resource: place.resource, path: part }
  const crumbs = crumbsOf(resource.name || 'unnamed', place, part)
  const select = (to: Place, origin: 'inspector' | 'problems' = 'inspector') =>
    workspace.select({ type: 'place', place: to, origin })

  function edit(operation: Operation) {
    const result = workspace.run(operation, 'inspector')
    setRefusal(result.ok ? result.note : result.reason)
  }

  const field = kind && (part.length ? fieldAt(kind, part) : kind.spec)
  const value = valueAt(resource.value, part.length ? part : ['spec']) as Json | undefined

  return (
    <section className={styles.pane} data-pane="inspector" aria-label="Inspector">
      <header className={styles.header}>
        <div className={styles.heading}>
          <h2 title={resource.name}>{resource.name || 'unnamed'}</h2>
          <div className={styles.subheading}>
            {resource.kind} in {resource.namespace}
          </div>
        </div>
        <IconButton
          size="s"
          icon={<Code />}
          label="Show in the YAML"
          onClick={() => select(place, 'problems')}
        />
        <Menu align="end" trigger={<IconButton size="s" icon={<EllipsisVertical />} label="Actions" />}>
          <MenuItem icon={<Copy />} onSelect={() => edit(duplicateResource(resource.id))}>
            Duplicate {resource.kind}
          </MenuItem>
          <MenuSeparator />
          {part.length > 0 && (
            <MenuItem icon={<Trash2 />} danger onSelect={() => edit(deletePlace(shown))}>
              Delete {crumbs.at(-1)?.label.toLowerCase()}
            </MenuItem>
          )}
          <MenuItem icon={<Trash2 />} danger onSelect={() => edit(deleteResources([resource.id]))}>
            Delete {resource.kind}
          </MenuItem>
        </Menu>
      </header>
      {crumbs.length > 1 && (
        <nav className={styles.crumbs} aria-label="Part of the resource">
          {crumbs.map((it, i) => (
            <span key={it.label}>
              {i > 0 && <span aria-hidden="true">›</span>}
              <button
                type="button"
                className={styles.crumb}
                aria-current={i === crumbs.length - 1 ? 'location' : undefined}
                onClick={() => select(it.place)}
              >
                {it.label}
              </button>
            </span>
          ))}
        </nav>
      )}
      <div className={styles.body}>
        {refusal && (
          <p className={styles.notice} role="status">
            {refusal}
          </p>
        )}
        {part.length === 0 && <ResourceIdentity resource={resource} edit={edit} />}
        {kind && field ? (
          <FormContext.Provider
            value={{
              kind,
              resource,
              problems,
              FieldEditor,
              edit,
              open: it => select(it),
              reveal: it => select(it, 'problems'),
              suggestions,
            }}
          >
            <FormBody
              key={part.join('.')}
              place={part.length ? shown : specOf(place)}
              field={field}
              value={value}
            />
          </FormContext.Provider>
        ) : (
          <p className={styles.subheading}>The form knows no fields of {resource.kind}; edit it as YAML.</p>
        )}
      </div>
    </section>
  )
}

function FormBody({
  place,
  field,
  value,
}: {
  place: Place
  field: NonNullable<ReturnType<typeof fieldAt>>
  value: Json | undefined
}) {
  const is = field.is.type === 'list' ? field.is.items : field.is
  if (is.type !== 'object') return null
  return <ObjectFields place={place} fields={is.fields} value={value ?? {}} />
}

function specOf(place: Place): Place {
  return { resource: place.resource, path: ['spec'] }
}

function Unreadable() {
  return (
    <section className={styles.pane} data-pane="inspector" aria-label="Inspector">
      <div className={styles.empty}>
        <p>The YAML of this resource cannot be read at the moment. Problems says where it broke.</p>
      </div>
    </section>
  )
}
