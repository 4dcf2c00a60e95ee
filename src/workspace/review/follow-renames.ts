import type { Analysis } from '../../core/analysis.ts'
import type { Comments } from '../../core/review/comment.ts'
import { withResource } from '../../core/review/comment-changes.ts'
import { type LastSeen, renamedSince, seeResource } from '../selection.ts'

/**
 * Comments over time: those on a resource that is renamed where it stands go with it. `at` is in seconds since 1970; what is the same
 * stays the same object.
 */
export function createRenameFollower(): (comments: Comments, analysis: Analysis, at: number) => Comments {
  let seen: ReadonlyMap<string, LastSeen> = new Map()
  return (comments, analysis, at) => {
    const known = new Map<string, LastSeen>()
    let followed = comments
    for (const id of new Set(comments.map(it => it.place.resource))) {
      const last = seeResource(analysis, id)
      const before = seen.get(id)
      if (last) known.set(id, last)
      if (last || !before) continue
      const renamed = renamedSince(before, analysis)
      if (renamed === 'unread') known.set(id, before)
      else if (renamed) {
        followed = withResource(followed, id, renamed.id, at)
        known.set(renamed.id, { at: renamed, among: analysis.resources })
      }
    }
    seen = known
    return followed
  }
}
