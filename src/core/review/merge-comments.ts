import { canonical } from '../data/canonical.ts'
import type { Comment, Comments, Remark, Resolution } from './comment.ts'

/**
 * Two sets of comments as one: everything that either has, and of each text, deletion and resolution the later one. The order
 * of the sides makes no difference, nor does merging the same again.
 */
export function mergeComments(mine: Comments, theirs: Comments): Comments {
  return union(mine, theirs, mergeComment)
}

function mergeComment(a: Comment, b: Comment): Comment {
  const { place, moved } = laterPlace(a, b)
  const resolution = laterResolution(a.resolution, b.resolution)
  return {
    ...laterOf(wordsOf(a), wordsOf(b)),
    place,
    replies: union(a.replies, b.replies, laterOf),
    ...(resolution && { resolution }),
    ...(moved !== undefined && { moved }),
  }
}

/** The comment alone, without where it stands and what others said to it. */
function wordsOf({ place: _, moved: __, replies: ___, resolution: ____, ...words }: Comment): Remark {
  return words
}

function laterPlace(a: Comment, b: Comment): Pick<Comment, 'place' | 'moved'> {
  return isLater(b.place, b.moved ?? 0, a.place, a.moved ?? 0) ? b : a
}

function union<T extends Remark>(mine: readonly T[], theirs: readonly T[], merge: (a: T, b: T) => T): T[] {
  const all = new Map<string, T>()
  for (const it of [...mine, ...theirs]) {
    const known = all.get(it.id)
    all.set(it.id, known ? merge(known, it) : it)
  }
  return [...all.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

function laterOf<T extends Remark>(a: T, b: T): T {
  return isLater(b, b.changed ?? b.at, a, a.changed ?? a.at) ? b : a
}

function laterResolution(a: Resolution | undefined, b: Resolution | undefined): Resolution | undefined {
  if (!a || !b) return a ?? b
  return isLater(b, b.at, a, a.at) ? b : a
}

/** At the same second the one that comes later by its letters, so that both sides find the same. */
function isLater(a: unknown, at: number, b: unknown, bAt: number): boolean {
  return at === bAt ? canonical(a) > canonical(b) : at > bAt
}
