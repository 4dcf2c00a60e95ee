import { Code, Copy, EllipsisVertical, Focus, MessageSquarePlus, Trash2 } from 'lucide-react'
import { isClusterScoped } from '../../core/kinds/index.ts'
import { kindKey } from '../../core/kinds/kind-key.ts'
import type { Resource } from '../../core/model/resource.ts'
import { deletePlace } from '../../core/operations/delete-place.ts'
import { deleteResources } from '../../core/operations/delete-resources.ts'
import { duplicateResource } from '../../core/operations/duplicate-resource.ts'
import type { Operation } from '../../core/operations/operation.ts'
import type { Path } from '../../core/yaml/path.ts'
import { ConvertItem } from '../convert/ConvertItem.tsx'
import { useEditable } from '../editable.tsx'
import { HelpButton } from '../help/HelpButton.tsx'
import { startComment } from '../review/review-steps.ts'
import { focusOn } from '../screen/scope-state.ts'
import { undoToast } from '../screen/undo-toast.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem, MenuSeparator } from '../ui/Menu.tsx'
import { showToast } from '../ui/toast.ts'
import { useWorkspace } from '../workspace-context.tsx'
import { partName } from './breadcrumbs.ts'
import { CloseButton } from './CloseButton.tsx'
import { lowerFirst } from './fields/ObjectList.tsx'
import styles from './form.module.css'

export interface InspectorHeaderProps {
  resource: Resource
  part: Path
  edit: (operation: Operation) => void
  onReveal: () => void
}

/** What is edited, and what can be done with all of it. */
export function InspectorHeader({ resource, part, edit, onReveal }: InspectorHeaderProps) {
  const isEditable = useEditable()
  const workspace = useWorkspace()
  const remove = () => {
    const operation = deleteResources([resource.id])
    const result = workspace.run(operation, 'inspector')
    // The inspector goes with what it showed.
    if (result.ok) undoToast(workspace, operation.title, result.note)
    else showToast({ title: operation.title, description: result.reason, tone: 'error' })
  }
  const isOfCluster = isClusterScoped(kindKey(resource))
  return (
    <header className={styles.header}>
      <div className={styles.heading}>
        <h2 title={resource.name}>{resource.name || 'unnamed'}</h2>
        <div className={styles.subheading}>
          {isOfCluster ? resource.kind : `${resource.kind} in ${resource.namespace}`}
        </div>
      </div>
      <IconButton size="s" icon={<Code />} label="Show in the YAML" onClick={onReveal} />
      <IconButton
        size="s"
        icon={<MessageSquarePlus />}
        label="Comment"
        onClick={() => startComment({ resource: resource.id, path: part })}
      />
      <Menu align="end" trigger={<IconButton size="s" icon={<EllipsisVertical />} label="Actions" />}>
        {isEditable && (
          <MenuItem icon={<Copy />} onSelect={() => edit(duplicateResource(resource.id))}>
            Duplicate {resource.kind}
          </MenuItem>
        )}
        <MenuItem icon={<Focus />} onSelect={() => focusOn({ type: 'resource', resource: resource.id })}>
          Show only what belongs to this
        </MenuItem>
        {!isOfCluster && (
          <MenuItem
            icon={<Focus />}
            onSelect={() => focusOn({ type: 'namespace', namespace: resource.namespace })}
          >
            Show only namespace {resource.namespace}
          </MenuItem>
        )}
        {isEditable && <ConvertItem resources={[resource.id]} />}
        {isEditable && <MenuSeparator />}
        {isEditable && part.length > 0 && (
          <MenuItem
            icon={<Trash2 />}
            danger
            onSelect={() => edit(deletePlace({ resource: resource.id, path: part }))}
          >
            Delete {lowerFirst(partName(part.slice(0, -1)))} {Number(part.at(-1)) + 1}
          </MenuItem>
        )}
        {isEditable && (
          <MenuItem icon={<Trash2 />} danger onSelect={remove}>
            Delete {resource.kind}
          </MenuItem>
        )}
      </Menu>
      <HelpButton topic="inspector" />
      <CloseButton />
    </header>
  )
}
