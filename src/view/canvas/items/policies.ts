import type { PolicyMark } from '../../../core/graph/graph.ts'
import type { ResourceId } from '../../../core/model/resource.ts'

/** The policy to open of those that marks stand for: the first, or the one after that which is open. */
export function nextPolicy(
  marks: readonly PolicyMark[],
  open: ResourceId | undefined,
): ResourceId | undefined {
  const all = marks.flatMap(it => it.policies.map(policy => policy.resource))
  const at = open === undefined ? -1 : all.indexOf(open)
  return all[(at + 1) % all.length]
}
