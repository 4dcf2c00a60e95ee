import { type Comment, type Comments, commentLimits, type Remark } from './comment.ts'
import type { PinnedPlace } from './pinned-place.ts'

/** Who changes something, and when: whole seconds since 1970. */
export interface Act {
  readonly by: string
  readonly at: number
}

/** One more comment, under an id that no other has. */
export function withComment(
  comments: Comments,
  id: string,
  place: PinnedPlace,
  text: string,
  act: Act,
): Comments {
  return [...comments, { ...remark(id, text, act), place, replies: [] }]
}

export function withReply(comments: Comments, to: string, id: string, text: string, act: Act): Comments {
  return changed(comments, to, it => ({ ...it, replies: [...it.replies, remark(id, text, act)] }))
}

/** Another text for a comment or a reply. */
export function withText(comments: Comments, id: string, text: string, act: Act): Comments {
  return withRemark(comments, id, it => ({ text: cut(text, commentLimits.text), changed: later(it, act) }))
}

/** Without the words of a comment or a reply. Its id stays, so that a copy elsewhere does not bring it back; `withText` does. */
export function withoutText(comments: Comments, id: string, act: Act): Comments {
  return withRemark(comments, id, it => ({ text: '', changed: later(it, act), deleted: true }))
}

/** Resolved, or open again. */
export function withResolution(comments: Comments, id: string, resolved: boolean, { by, at }: Act): Comments {
  return changed(comments, id, it => ({
    ...it,
    resolution: {
      resolved,
      by: cut(by, commentLimits.name),
      at: it.resolution ? Math.max(at, it.resolution.at + 1) : at,
    },
  }))
}

/** At the same places of a resource that has another id now. */
export function withResource(comments: Comments, from: string, to: string, at: number): Comments {
  return comments.map(it =>
    it.place.resource === from
      ? { ...it, place: { ...it.place, resource: to }, moved: Math.max(at, (it.moved ?? it.at) + 1) }
      : it,
  )
}

function remark(id: string, text: string, { by, at }: Act): Remark {
  return { id, author: cut(by.trim(), commentLimits.name), at, text: cut(text, commentLimits.text) }
}

/** A clock that was set back, or two changes within a second: what was done last counts as the latest all the same. */
function later({ at: made, changed }: Remark, { at }: Act): number {
  return Math.max(at, (changed ?? made) + 1)
}

type Words = Pick<Remark, 'text' | 'changed' | 'deleted'>

function withRemark(comments: Comments, id: string, change: (it: Remark) => Words): Comments {
  return comments.map(comment => {
    if (comment.id === id) return reworded(comment, change)
    if (!comment.replies.some(it => it.id === id)) return comment
    return { ...comment, replies: comment.replies.map(it => (it.id === id ? reworded(it, change) : it)) }
  })
}

function reworded<T extends Remark>(remark: T, change: (it: Remark) => Words): T {
  const { deleted: _, ...rest } = remark
  return { ...rest, ...change(remark) } as T
}

function changed(comments: Comments, id: string, change: (it: Comment) => Comment): Comments {
  return comments.map(it => (it.id === id ? change(it) : it))
}

/** Never cuts through a letter of two units. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')
}
