import type { Path } from '../yaml/path.ts'
import { type Comment, type Comments, commentLimits, type Remark, type Resolution } from './comment.ts'
import { cut } from './comment-changes.ts'
import type { Mark, PinnedPlace } from './pinned-place.ts'

/** The comments among what somebody wrote down as such; what is none is left out, what is too long is cut. */
export function cleanComments(written: unknown): Comments {
  const ids = new Set<string>()
  return listOf(written, commentLimits.comments).flatMap(it => {
    const comment = readComment(it)
    if (!comment) return []
    // The replies share the ids of the comments: an edit finds one of both by it.
    if (ids.has(comment.id)) return []
    ids.add(comment.id)
    const replies = comment.replies.filter(({ id }) => !ids.has(id) && ids.add(id))
    return [{ ...comment, replies }]
  })
}

function readComment(written: unknown): Comment | undefined {
  const remark = readRemark(written)
  const { place, replies, resolution, moved } = mapOf(written)
  const pinned = readPlace(place)
  if (!remark || !pinned) return undefined
  const read = readResolution(resolution)
  return {
    ...remark,
    place: pinned,
    replies: listOf(replies, commentLimits.replies).flatMap(it => readRemark(it) ?? []),
    ...(read && { resolution: read }),
    ...(isTime(moved) && { moved }),
  }
}

function readRemark(written: unknown): Remark | undefined {
  const { id, author, at, text, changed, deleted } = mapOf(written)
  if (typeof id !== 'string' || id === '' || id.length > 64) return undefined
  if (typeof author !== 'string' || typeof text !== 'string' || !isTime(at)) return undefined
  return {
    id,
    author: cut(author, commentLimits.name),
    at,
    text: deleted === true ? '' : cut(text, commentLimits.text),
    ...(isTime(changed) && { changed }),
    ...(deleted === true && { deleted }),
  }
}

function readResolution(written: unknown): Resolution | undefined {
  const { resolved, by, at } = mapOf(written)
  if (typeof resolved !== 'boolean' || typeof by !== 'string' || !isTime(at)) return undefined
  return { resolved, by: cut(by, commentLimits.name), at }
}

function readPlace(written: unknown): PinnedPlace | undefined {
  const { resource, path, marks, unset } = mapOf(written)
  if (typeof resource !== 'string' || resource.length > 1_000) return undefined
  if (!isPath(path) || !Array.isArray(marks)) return undefined
  const numbers = path.filter(it => typeof it === 'number').length
  const read = marks.map(readMark)
  if (read.length !== numbers || !read.every(it => it !== undefined)) return undefined
  return { resource, path, marks: read, ...(unset === true && { unset }) }
}

function readMark(written: unknown): Mark | undefined {
  const { name, about, whole } = mapOf(written)
  if (typeof whole !== 'string') return undefined
  return {
    ...(typeof name === 'string' && { name }),
    ...(typeof about === 'string' && { about }),
    whole,
  }
}

function isPath(written: unknown): written is Path {
  return (
    Array.isArray(written) &&
    written.length <= 100 &&
    written.every(it => typeof it === 'string' || (Number.isInteger(it) && it >= 0))
  )
}

function isTime(written: unknown): written is number {
  return typeof written === 'number' && Number.isInteger(written) && written >= 0 && written < 1e11
}

function listOf(written: unknown, most: number): readonly unknown[] {
  return Array.isArray(written) ? written.slice(0, most) : []
}

function mapOf(written: unknown): Readonly<Record<string, unknown>> {
  return typeof written === 'object' && written !== null ? { ...written } : {}
}
