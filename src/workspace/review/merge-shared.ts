import { canonical } from '../../core/data/canonical.ts'
import {
  type Choice,
  type MergeConflict,
  type MergedFiles,
  mergeFiles,
} from '../../core/patch/merge-files.ts'
import { mergeComments } from '../../core/review/merge-comments.ts'
import type { SharedContent } from '../../core/share/shared-content.ts'
import { changesBetween } from '../../core/text/changes-between.ts'
import type { Files } from '../../core/text/file-change.ts'
import type { Workspace, WorkspaceState } from '../workspace.ts'

type Work = Pick<WorkspaceState, 'files' | 'baseline' | 'origin' | 'comments' | 'requests'>

/** What both sides began with. */
export interface CommonGround {
  /**
   * `sent`: the files as their sender had got them; `came`: as they came here; `baseline`: those that one side calls its baseline;
   * `none`: nothing is known of what both had.
   */
  readonly from: 'sent' | 'came' | 'baseline' | 'none'
  readonly files: Files
}

/** The files that the work at hand and a link were both made of, as far as the two say. */
export function commonGround(mine: Pick<Work, 'baseline' | 'origin'>, theirs: SharedContent): CommonGround {
  if (theirs.origin) return { from: 'sent', files: theirs.origin.files }
  if (mine.origin) return { from: 'came', files: mine.origin.files }
  if (theirs.baseline) return { from: 'baseline', files: theirs.baseline.files }
  const hasCommon = isRelated(mine.baseline.files, theirs.files)
  return hasCommon ? { from: 'baseline', files: mine.baseline.files } : { from: 'none', files: [] }
}

/** Whether two sets of files are of one another: a name stands in both. */
export function isRelated(mine: Files, theirs: Files): boolean {
  const names = new Set(mine.map(it => it.name))
  return theirs.some(it => names.has(it.name))
}

/** What a link would bring to the work at hand. Conflicts are those that `choose` leaves open. */
export interface SharedMerge extends MergedFiles {
  readonly ground: CommonGround
  /** Names of the files that would be others, came or gone. */
  readonly changed: readonly string[]
  readonly comments: Work['comments']
  /** Comments and replies that are not here yet. */
  readonly newRemarks: number
  readonly requests: NonNullable<Work['requests']>
  readonly newRequests: number
}

/** Puts the content of a link and the work at hand together: files by document and path, comments one by one, saved requests added. */
export function mergeShared(
  mine: Work,
  theirs: SharedContent,
  choose: (conflict: MergeConflict) => Choice | undefined = () => undefined,
): SharedMerge {
  const ground = commonGround(mine, theirs)
  const merged = mergeFiles(ground.files, mine.files, theirs.files, choose)
  const comments = mergeComments(mine.comments, theirs.comments ?? [])
  const known = new Set((mine.requests ?? []).map(canonical))
  const fresh = (theirs.requests ?? []).filter(it => !known.has(canonical(it)))
  return {
    ...merged,
    ground,
    changed: [...new Set(changesBetween(mine.files, merged.files).map(it => it.file))],
    comments: canonical(mergeComments(mine.comments, [])) === canonical(comments) ? mine.comments : comments,
    newRemarks: countRemarks(comments) - countRemarks(mine.comments),
    requests: [...(mine.requests ?? []), ...fresh],
    newRequests: fresh.length,
  }
}

/**
 * Merges the content of a link into the work, its files as one entry of the history; gives a way back for all of it, or undefined where
 * the files did not take it. To a workspace that is looked at only, the comments come.
 */
export function takeShared(
  workspace: Workspace,
  theirs: SharedContent,
  choose: (conflict: MergeConflict) => Choice | undefined,
): { readonly merge: SharedMerge; readonly undo: () => void } | undefined {
  const before = workspace.store.getState()
  const merge = mergeShared(before, theirs, choose)
  const changes = before.viewOnly ? [] : changesBetween(before.files, merge.files)
  if (changes.length > 0 && !workspace.apply(`Merge “${theirs.name}”`, changes)) return undefined
  if (!before.viewOnly) workspace.setOrigin({ files: theirs.files })
  if (merge.comments !== before.comments) workspace.setComments(merge.comments)
  if (!before.viewOnly && merge.newRequests > 0) workspace.setRequests(merge.requests)
  const { history, comments, requests } = workspace.store.getState()
  const entry = history.entries[history.position - 1]?.id
  return {
    merge,
    undo() {
      const now = workspace.store.getState()
      const last = now.history.entries[now.history.position - 1]?.id
      if (changes.length > 0 && last === entry) workspace.undo()
      // What has been said or saved since stays.
      if (now.comments === comments) workspace.setComments(before.comments)
      if (now.requests === requests) workspace.setRequests(before.requests ?? [])
      workspace.setOrigin(before.origin)
    },
  }
}

function countRemarks(comments: Work['comments']): number {
  return comments.reduce((sum, it) => sum + 1 + it.replies.length, 0)
}
