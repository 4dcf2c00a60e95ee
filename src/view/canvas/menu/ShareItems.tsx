import { Equal, Percent, Scale } from 'lucide-react'
import type { GraphEdge } from '../../../core/graph/graph.ts'
import { locateResource } from '../../../core/model/locate.ts'
import type { Place } from '../../../core/model/resource.ts'
import { destinationList } from '../../../core/operations/route-backends.ts'
import { setMirrorShare } from '../../../core/operations/set-mirror-share.ts'
import { scaleWeights, setShare, splitEvenly, weightsOf } from '../../../core/operations/set-share.ts'
import { valueAt } from '../../../core/yaml/path.ts'
import { MenuGroup, MenuItem } from '../../ui/Menu.tsx'
import { useWorkspaceState } from '../../workspace-context.tsx'
import type { Commands } from '../items/commands.ts'

/** Shares that are asked for most: none, a canary's first steps, half, all. */
const quickShares = [0, 5, 10, 25, 50, 75, 90, 100]

/** The share of one route among those of its rule, or of a mirror, without typing; the other routes share the rest. */
export function EdgeShareItems({ edge, commands }: { edge: GraphEdge; commands: Commands }) {
  const { place } = edge
  const now = Math.round((edge.share ?? 0) * 100)
  const rule = place && ruleOf(place)
  const weights = useWeights(rule)
  if (!place || !rule) return null
  if (edge.type === 'mirror')
    return (
      <MenuGroup label="Mirrored part">
        {quickShares
          .filter(it => it > 0 && it !== now)
          .map(it => (
            <MenuItem key={it} icon={<Percent />} onSelect={() => commands.run(setMirrorShare(place, it))}>
              {it} %
            </MenuItem>
          ))}
      </MenuGroup>
    )
  const index = place.path.at(-1)
  if (edge.type !== 'route' || typeof index !== 'number' || weights.length < 2) return null
  return (
    <>
      <MenuGroup label="Share of the rule’s traffic">
        {quickShares
          .filter(it => it !== now)
          .map(it => (
            <MenuItem key={it} icon={<Percent />} onSelect={() => commands.run(setShare(rule, index, it))}>
              {it} %
            </MenuItem>
          ))}
      </MenuGroup>
      <RuleShareItems rule={rule} commands={commands} />
    </>
  )
}

/** All shares of a rule at once. */
export function RuleShareItems({ rule, commands }: { rule: Place; commands: Commands }) {
  const weights = useWeights(rule)
  if (weights.length < 2) return null
  const total = weights.reduce((sum, it) => sum + it, 0)
  return (
    <>
      <MenuItem icon={<Equal />} onSelect={() => commands.run(splitEvenly(rule))}>
        Split evenly
      </MenuItem>
      {total > 0 && total !== 100 && (
        <MenuItem icon={<Scale />} onSelect={() => commands.run(scaleWeights(rule))}>
          Scale to 100
        </MenuItem>
      )}
    </>
  )
}

function useWeights(rule: Place | undefined): readonly number[] {
  const files = useWorkspaceState(it => it.files)
  const settings = useWorkspaceState(it => it.judging)
  if (!rule) return []
  const value = locateResource(files, rule.resource, settings)?.value
  return weightsOf(valueAt(value, [...rule.path, destinationList(rule)]))
}

/** `…/http/0/route/1`, `…/http/0/mirror` and `…/http/0/mirrors/1` are of the rule `…/http/0`. */
function ruleOf({ resource, path }: Place): Place {
  return { resource, path: path.slice(0, 3) }
}
