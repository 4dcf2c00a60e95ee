import { ClipboardPaste, Code, CornerUpRight, Trash2 } from 'lucide-react'
import type { Operation } from '../../../core/operations/operation.ts'
import { MenuGroup, MenuItem, MenuSeparator } from '../../ui/Menu.tsx'
import { useCanvas } from '../canvas-state.ts'
import type { GraphIndex } from '../flow/graph-index.ts'
import { movableEnds } from '../gestures/linking.ts'
import { edgeLabel } from '../outline/wording.ts'
import { edgeDeletions, resourcesAt } from './actions.ts'
import { addableKinds } from './addable-kinds.ts'
import { CopyItems } from './CopyItems.tsx'
import type { Commands } from './commands.ts'
import { ItemMenu } from './ItemMenu.tsx'

/** What can be done with the thing the menu was opened on; everything a pointer can do on the canvas is here too. */
export function CanvasMenu({ index, commands }: { index: GraphIndex; commands: Commands }) {
  const target = useCanvas(it => it.menuTarget)
  const group = useCanvas(it => it.group)
  if (!target) return <GroundMenu commands={commands} />
  if (target.type === 'edge') return <EdgeMenu id={target.id} index={index} commands={commands} />
  if (group.has(target.key)) return <GroupMenu group={group} index={index} commands={commands} />
  return <ItemMenu itemKey={target.key} index={index} commands={commands} />
}

function GroundMenu({ commands }: { commands: Commands }) {
  return (
    <>
      <MenuGroup label="Add">
        {addableKinds.map(({ kind, icon: Icon, shortcut }) => (
          <MenuItem
            key={kind}
            icon={<Icon />}
            shortcut={shortcut}
            onSelect={() => commands.addResource(kind)}
          >
            {kind}
          </MenuItem>
        ))}
      </MenuGroup>
      <MenuSeparator />
      <MenuItem icon={<ClipboardPaste />} shortcut="Ctrl+V" onSelect={() => commands.paste()}>
        Paste
      </MenuItem>
      <MenuItem shortcut="Ctrl+A" onSelect={commands.selectAll}>
        Select all
      </MenuItem>
      <MenuSeparator />
      <MenuItem onSelect={commands.fit} shortcut="0">
        Show everything
      </MenuItem>
      <MenuItem onSelect={() => commands.tidy?.()} disabled={!commands.tidy}>
        Tidy up
      </MenuItem>
    </>
  )
}

function GroupMenu({
  group,
  index,
  commands,
}: {
  group: ReadonlySet<string>
  index: GraphIndex
  commands: Commands
}) {
  const ids = resourcesAt(index, group)
  return (
    <MenuGroup label={`${ids.length} resources`}>
      <CopyItems ids={ids} commands={commands} />
      <MenuItem icon={<Trash2 />} danger shortcut="Delete" onSelect={() => commands.removeResources(ids)}>
        Delete {ids.length} resources
      </MenuItem>
    </MenuGroup>
  )
}

function EdgeMenu({ id, index, commands }: { id: string; index: GraphIndex; commands: Commands }) {
  const edge = index.edges.get(id)
  if (!edge) return null
  const deletions = edgeDeletions(index, edge)
  return (
    <MenuGroup label={edgeLabel(index, edge)}>
      {edge.place && (
        <MenuItem icon={<Code />} onSelect={() => commands.showInYaml(edge.place!)}>
          Show in YAML
        </MenuItem>
      )}
      {movableEnds(index, edge).length > 0 && (
        <MenuItem icon={<CornerUpRight />} onSelect={() => commands.moveEnd(id)}>
          Lead it elsewhere…
        </MenuItem>
      )}
      {deletions.map(it => (
        <Removal key={it.title} operation={it} commands={commands} />
      ))}
    </MenuGroup>
  )
}

function Removal({ operation, commands }: { operation: Operation; commands: Commands }) {
  return (
    <MenuItem icon={<Trash2 />} danger shortcut="Delete" onSelect={() => commands.remove(operation)}>
      {operation.title}
    </MenuItem>
  )
}
