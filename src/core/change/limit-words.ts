import type { RoutingDiff } from './routing-diff.ts'

/** What of two configurations was not compared, a sentence each; none where there surely are no other changes. */
export function limitWords({
  changes,
  total,
  complete,
  callers,
}: Pick<RoutingDiff, 'changes' | 'total' | 'complete' | 'callers'>): readonly string[] {
  return [
    ...(total > changes.length
      ? [`${total} changes were found; the first ${changes.length} are listed.`]
      : []),
    ...(callers.compared < callers.all
      ? [
          `Calls of ${callers.compared} of ${callers.all} callers in the mesh were compared: there may be more changes.`,
        ]
      : []),
    ...(complete ? [] : ['Some conditions cannot be compared: there may be more changes.']),
  ]
}
