import {
  ArrowDown,
  ArrowUp,
  Code,
  CornerUpRight,
  Link,
  Milestone,
  PenLine,
  Plus,
  Ruler,
  Split,
  Trash2,
  Unlink,
} from 'lucide-react'
import type { GraphEdge } from '../../../core/graph/graph.ts'
import { extractDestinationRule } from '../../../core/operations/extract-destination-rule.ts'
import type { Operation } from '../../../core/operations/operation.ts'
import { splitToVersion } from '../../../core/operations/split-to-version.ts'
import { percentWords } from '../../../core/text/percent-words.ts'
import { MenuItem, MenuSeparator } from '../../ui/Menu.tsx'
import { edgesFrom, edgesInto, type GraphIndex } from '../flow/graph-index.ts'
import { linkAim, linkStart } from '../gestures/linking.ts'
import { endWords } from '../outline/wording.ts'
import { additionTo, deletionOf, edgeDeletions, gatewaysOf, moveOf, subjectOf } from './actions.ts'
import { CopyItems } from './CopyItems.tsx'
import type { Commands } from './commands.ts'
import { itemOf } from './item.ts'

/** What can be done with a box or one of its rows. */
export function ItemMenu({
  itemKey,
  index,
  commands,
}: {
  itemKey: string
  index: GraphIndex
  commands: Commands
}) {
  const subject = subjectOf(index, itemKey)
  if (!subject) return null
  const { node, row } = subject
  const place = row?.place ?? node.place
  const start = linkStart(index, itemKey)
  const addition = additionTo(node)
  const deletion = deletionOf(subject)
  const up = moveOf(subject, -1)
  const down = moveOf(subject, 1)
  const resource = node.type === 'gateway' || node.type === 'virtualService' ? node.resource : undefined
  const removals = row || node.type === 'destination' ? removalsAt(index, itemKey) : []
  const routes = row ? edgesFrom(index, node.id, row.id).filter(it => it.type === 'route') : []
  const noun = node.type === 'gateway' ? 'server' : 'rule'
  return (
    <>
      {place && (
        <MenuItem icon={<PenLine />} shortcut="Enter" onSelect={() => commands.edit(itemKey)}>
          Edit
        </MenuItem>
      )}
      {place && (
        <MenuItem icon={<Code />} onSelect={() => commands.showInYaml(place)}>
          Show in YAML
        </MenuItem>
      )}
      {addition && (
        <MenuItem icon={<Plus />} shortcut="A" onSelect={() => commands.run(addition)}>
          Add a {noun}
        </MenuItem>
      )}
      {start && (
        <MenuItem icon={<Link />} shortcut="L" onSelect={() => commands.link(itemKey)}>
          {start.type === 'rule' || start.type === 'destination' ? 'Route' : 'Link'}{' '}
          {start.type === 'destination' ? 'here from' : 'to'} {linkAim(start)}…
        </MenuItem>
      )}
      {row && routes.length > 0 && (
        <MenuItem icon={<Split />} onSelect={() => commands.run(splitToVersion(row.place))}>
          Split to a new version…
        </MenuItem>
      )}
      {row && routes.length > 1 && (
        <MenuItem icon={<Milestone />} onSelect={() => commands.planCanary(itemKey)}>
          Plan a canary…
        </MenuItem>
      )}
      {row && routes.some(it => lacksSubset(index, it)) && (
        <MenuItem icon={<Ruler />} onSelect={() => commands.run(extractDestinationRule(row.place))}>
          Write its subsets into a DestinationRule
        </MenuItem>
      )}
      {routes.map(edge => (
        <MenuItem key={edge.id} icon={<CornerUpRight />} onSelect={() => commands.moveEnd(edge.id)}>
          Lead {endWords(index, edge.target)} elsewhere…
        </MenuItem>
      ))}
      {row && (
        <>
          <MenuItem
            icon={<ArrowUp />}
            shortcut="Alt+↑"
            disabled={!up}
            onSelect={() => up && commands.move(up)}
          >
            Move up
          </MenuItem>
          <MenuItem
            icon={<ArrowDown />}
            shortcut="Alt+↓"
            disabled={!down}
            onSelect={() => down && commands.move(down)}
          >
            Move down
          </MenuItem>
        </>
      )}
      {!row && resource !== undefined && !node.ghost && (
        <>
          <CopyItems ids={[resource]} commands={commands} />
          <MenuItem icon={<PenLine />} shortcut="F2" onSelect={() => commands.rename(itemKey)}>
            Rename…
          </MenuItem>
        </>
      )}
      {!row && gatewaysOf(index, node).length > 0 && (
        <>
          <MenuSeparator />
          {gatewaysOf(index, node).map(use => (
            <MenuItem key={use.node} icon={<Unlink />} onSelect={() => commands.remove(use.unlink)}>
              Unlink from {use.name}
            </MenuItem>
          ))}
        </>
      )}
      {(removals.length > 0 || deletion) && <MenuSeparator />}
      {removals.map(({ label, operation }) => (
        <MenuItem key={label} icon={<Unlink />} onSelect={() => commands.remove(operation)}>
          {label}
        </MenuItem>
      ))}
      {deletion && (
        <MenuItem icon={<Trash2 />} danger shortcut="Delete" onSelect={() => commands.remove(deletion)}>
          Delete {row ? noun : node.title}
        </MenuItem>
      )}
    </>
  )
}

/** Whether a route leads to a subset that no DestinationRule of the files has. */
function lacksSubset(index: GraphIndex, { target }: GraphEdge): boolean {
  const node = index.nodes.get(target)
  if (node?.type !== 'destination' || node.subset === undefined) return false
  return node.missing === 'subset' || node.destinationRule === undefined
}

/** The routes that end at a destination or leave a rule, one by one: what a pointer does at the edge itself. */
function removalsAt(index: GraphIndex, key: string): { label: string; operation: Operation }[] {
  const { node, row } = itemOf(key)
  const edges = row === undefined ? edgesInto(index, node) : edgesFrom(index, node, row)
  const routes = edges.filter(it => it.type === 'route' || it.type === 'mirror')
  return routes.slice(0, 8).flatMap(edge => {
    const operation = edgeDeletions(index, edge)[0]
    return operation ? [{ label: removalWords(index, edge, row !== undefined), operation }] : []
  })
}

/** `Remove route to cart v2, 20 %`; at the destination, by the rule it comes from. */
function removalWords(index: GraphIndex, edge: GraphEdge, atRule: boolean): string {
  const noun = edge.type === 'mirror' ? 'mirror' : 'route'
  if (!atRule) return `Remove ${noun} from ${endWords(index, edge.source, edge.sourceRow)}`
  const share = edge.share === undefined ? '' : `, ${percentWords(edge.share)}`
  return `Remove ${noun} to ${endWords(index, edge.target)}${share}`
}
