import { CornerUpRight, Milestone, Split } from 'lucide-react'
import type { GraphRow } from '../../../core/graph/drawn-rows.ts'
import type { GraphEdge } from '../../../core/graph/graph.ts'
import { extractDestinationRule } from '../../../core/operations/extract-destination-rule.ts'
import { splitToVersion } from '../../../core/operations/split-to-version.ts'
import { KindIcon } from '../../ui/KindIcon.tsx'
import { MenuItem } from '../../ui/Menu.tsx'
import { edgesFrom, type GraphIndex } from '../flow/graph-index.ts'
import { type ItemKey, itemOf } from '../items/item.ts'
import type { CanvasScene } from '../keys/canvas-command.ts'
import { endWords } from '../outline/wording.ts'
import { RuleShareItems } from './ShareItems.tsx'

/** Entries about the routes of a rule; none where it has no routes. */
export function RuleItems({
  itemKey,
  row: { id, place },
  scene: { index, commands },
}: {
  itemKey: ItemKey
  row: GraphRow
  scene: CanvasScene
}) {
  const routes = edgesFrom(index, itemOf(itemKey).node, id).filter(it => it.type === 'route')
  if (routes.length === 0) return null
  return (
    <>
      <MenuItem icon={<Split />} onSelect={() => commands.run(splitToVersion(place))}>
        Split to a new version…
      </MenuItem>
      <RuleShareItems rule={place} commands={commands} />
      {routes.length > 1 && (
        <MenuItem icon={<Milestone />} onSelect={() => commands.planCanary(itemKey)}>
          Plan a canary…
        </MenuItem>
      )}
      {routes.some(it => lacksSubset(index, it)) && (
        <MenuItem
          icon={<KindIcon kind="DestinationRule" />}
          onSelect={() => commands.run(extractDestinationRule(place))}
        >
          Add its subsets to a DestinationRule
        </MenuItem>
      )}
      {routes.slice(0, shownRoutes).map(edge => (
        <MenuItem key={edge.id} icon={<CornerUpRight />} onSelect={() => commands.moveEnd(edge.id)}>
          Replace destination {endWords(index, edge.target)}…
        </MenuItem>
      ))}
    </>
  )
}

/** A menu that is longer than the screen helps nobody: further routes are in the form, and edges can be picked. */
const shownRoutes = 8

/** Whether a route leads to a subset that no DestinationRule of the files has. */
function lacksSubset(index: GraphIndex, { target }: GraphEdge): boolean {
  const node = index.nodes.get(target)
  if (node?.type !== 'destination' || node.subset === undefined) return false
  return node.missing === 'subset' || node.destinationRule === undefined
}
