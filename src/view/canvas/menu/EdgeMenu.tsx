import { Code, CornerUpRight, Trash2 } from 'lucide-react'
import type { GraphEdge } from '../../../core/graph/graph.ts'
import { allowBackendAt } from '../../../core/operations/allow-backend.ts'
import { useEditable } from '../../editable.tsx'
import { KindIcon } from '../../ui/KindIcon.tsx'
import { MenuGroup, MenuItem } from '../../ui/Menu.tsx'
import { movableEnds } from '../gestures/linking.ts'
import { edgeDeletions } from '../items/actions.ts'
import type { CanvasParts } from '../keys/canvas-command.ts'
import { remove } from '../keys/item-commands.ts'
import { edgeLabel } from '../outline/wording.ts'
import { EdgeShareItems } from './ShareItems.tsx'

/** Whether what is wrong with an edge is that no ReferenceGrant lets a route lead there. */
export function grantLacking({ type, place, broken }: GraphEdge): boolean {
  const isOfRoute = place !== undefined && /^(HTTP|GRPC|TLS|TCP)Route\//.test(place.resource)
  return (type === 'route' || type === 'mirror') && isOfRoute && broken !== undefined
}

/** The menu of an edge. The key for deleting takes the first of what can be taken away. */
export function EdgeMenu({ id, parts: { index, commands } }: { id: string; parts: CanvasParts }) {
  const isEditable = useEditable()
  const edge = index.edges.get(id)
  if (!edge) return null
  return (
    <MenuGroup label={edgeLabel(index, edge)}>
      {edge.place && (
        <MenuItem icon={<Code />} onSelect={() => commands.showInYaml(edge.place!)}>
          Show in YAML
        </MenuItem>
      )}
      {isEditable && movableEnds(index, edge).length > 0 && (
        <MenuItem icon={<CornerUpRight />} onSelect={() => commands.moveEnd(id)}>
          Reconnect…
        </MenuItem>
      )}
      {isEditable && grantLacking(edge) && (
        <MenuItem
          icon={<KindIcon kind="ReferenceGrant" />}
          onSelect={() => commands.run(allowBackendAt(edge.place!))}
        >
          Allow it with a ReferenceGrant
        </MenuItem>
      )}
      {isEditable && <EdgeShareItems edge={edge} commands={commands} />}
      {(isEditable ? edgeDeletions(index, edge) : []).map((operation, i) => (
        <MenuItem
          key={operation.title}
          icon={<Trash2 />}
          danger
          shortcut={i === 0 ? remove.keys[0] : undefined}
          onSelect={() => commands.remove(operation)}
        >
          {operation.title}
        </MenuItem>
      ))}
    </MenuGroup>
  )
}
