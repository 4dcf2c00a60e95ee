import type { PinnedPlace } from './pinned-place.ts'

/** Something that a person has said. All times are whole seconds since 1970. */
export interface Remark {
  /** Unlike that of any other, whoever made it. */
  readonly id: string
  /** As typed: nobody has checked it. */
  readonly author: string
  readonly at: number
  /** Empty once it is deleted. */
  readonly text: string
  /** When the text was edited, deleted or brought back last. */
  readonly changed?: number
  readonly deleted?: true
}

/** A remark about a place, with what was said to it. */
export interface Comment extends Remark {
  readonly place: PinnedPlace
  /** When the place was found under another name of its resource. */
  readonly moved?: number
  /** The oldest first. */
  readonly replies: readonly Remark[]
  /** Absent where it was never resolved. */
  readonly resolution?: Resolution
}

export interface Resolution {
  readonly resolved: boolean
  /** Who resolved it, or opened it again. */
  readonly by: string
  readonly at: number
}

export type Comments = readonly Comment[]

/** UTF-16 units of a text and of a name, comments in a workspace, replies to one; what is over is cut off when it is read. */
export const commentLimits = { text: 10_000, name: 100, comments: 2_000, replies: 500 } as const

/** What there is to read: a deleted comment stands only as long as there are replies to it. */
export function isShown(comment: Comment): boolean {
  return !comment.deleted || shownReplies(comment).length > 0
}

export function shownReplies({ replies }: Comment): readonly Remark[] {
  return replies.filter(it => !it.deleted)
}

export function isResolved({ resolution }: Comment): boolean {
  return resolution?.resolved === true
}

/** Comments that wait for an answer. */
export function openComments(comments: Comments): Comments {
  return comments.filter(it => isShown(it) && !isResolved(it))
}

/** The name as it is shown. */
export function authorName(author: string): string {
  return author.trim() || 'Somebody'
}
