import { cleanComments } from '../review/clean-comments.ts'
import type { Comments, Remark } from '../review/comment.ts'

/**
 * Comments as lists, which say no key twice: `id, author, at, text, changed, deleted, place, marks, unset, resolution, replies, moved`; what
 * is not there is 0, and left out at the end.
 */
export function writeComments(comments: Comments): unknown[] {
  return comments.map(({ place, resolution, replies, moved, ...remark }) =>
    short([
      ...remarkOf(remark),
      [place.resource, ...place.path],
      place.marks.map(({ whole, about, name }) => short([whole, about ?? 0, name ?? 0])),
      place.unset ? 1 : 0,
      resolution ? [resolution.resolved ? 1 : 0, resolution.by, resolution.at] : 0,
      replies.length > 0 ? replies.map(it => short(remarkOf(it))) : 0,
      moved ?? 0,
    ]),
  )
}

/** The comments of such lists; undefined for what `writeComments` would not have written. */
export function readComments(written: unknown): Comments | undefined {
  if (!Array.isArray(written)) return undefined
  const read = cleanComments((written as unknown[]).map(commentOf))
  const isWhole = read.length === written.length
  return isWhole ? read : undefined
}

function remarkOf({ id, author, at, text, changed, deleted }: Remark): unknown[] {
  return [id, author, at, text, changed ?? 0, deleted ? 1 : 0]
}

function commentOf(written: unknown): unknown {
  if (!Array.isArray(written)) return undefined
  const [place, marks, unset, resolution, replies, moved] = (written as unknown[]).slice(6)
  const [resource, ...path] = listOf(place)
  const [resolved, by, at] = listOf(resolution)
  return {
    ...readRemark(written),
    place: {
      resource,
      path,
      marks: listOf(marks).map(it => {
        const [whole, about, name] = listOf(it)
        return { whole, about, name }
      }),
      unset: unset === 1,
    },
    ...(Array.isArray(resolution) && { resolution: { resolved: resolved === 1, by, at } }),
    replies: listOf(replies).map(it => readRemark(listOf(it))),
    ...(moved !== 0 && { moved }),
  }
}

function readRemark([id, author, at, text, changed, deleted]: readonly unknown[]) {
  return { id, author, at, text, ...(changed !== 0 && { changed }), deleted: deleted === 1 }
}

function short(list: readonly unknown[]): unknown[] {
  return list.slice(0, list.findLastIndex(it => it !== 0) + 1)
}

function listOf(written: unknown): readonly unknown[] {
  return Array.isArray(written) ? written : []
}
