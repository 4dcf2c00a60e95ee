import type { Files, SourceFile } from '../text/file-change.ts'
import { lineDiff } from '../text/line-diff.ts'

/** What became of a file between two states of a workspace. A renamed one may have changed as well. */
export type FileDifference =
  | { readonly type: 'changed'; readonly before: SourceFile; readonly after: SourceFile }
  | { readonly type: 'added'; readonly before?: undefined; readonly after: SourceFile }
  | { readonly type: 'removed'; readonly before: SourceFile; readonly after?: undefined }
  | {
      readonly type: 'renamed'
      readonly before: SourceFile
      readonly after: SourceFile
      /** How much of the two texts is the same, in percent, rounded down; 100 only where all of it is. */
      readonly similarity: number
    }

/** The least that two texts share, in percent, to be one file with another name; git's own default. */
const leastSimilarity = 50

/** More pairs than this are not compared line by line: only files with the same text are found to be renamed. */
const mostPairs = 400

/** The files that differ, in the order of the newer state, the removed ones behind. */
export function compareFiles(before: Files, after: Files): FileDifference[] {
  const old = new Map(before.map(it => [it.name, it]))
  const now = new Map(after.map(it => [it.name, it]))
  const removed = before.filter(it => !now.has(it.name))
  const added = after.filter(it => !old.has(it.name))
  const renamed = renames(removed, added)
  const gone = new Set([...renamed.values()].map(it => it.before.name))
  return [
    ...after.flatMap((file): FileDifference[] => {
      const was = old.get(file.name)
      if (was) return was.text === file.text ? [] : [{ type: 'changed', before: was, after: file }]
      return [renamed.get(file.name) ?? { type: 'added', after: file }]
    }),
    ...removed.filter(it => !gone.has(it.name)).map(it => ({ type: 'removed' as const, before: it })),
  ]
}

type Renamed = Extract<FileDifference, { type: 'renamed' }>

/** Pairs of a removed and an added file that are one, the most similar first, by the new name. */
function renames(removed: Files, added: Files): Map<string, Renamed> {
  const found = new Map<string, Renamed>()
  const left = new Set(removed)
  for (const after of added) {
    const before = [...left].find(it => it.text === after.text && it.text !== '')
    if (!before) continue
    left.delete(before)
    found.set(after.name, { type: 'renamed', before, after, similarity: 100 })
  }
  const open = added.filter(it => !found.has(it.name))
  if (left.size * open.length > mostPairs) return found
  const pairs = [...left]
    .flatMap(before =>
      open.map(after => ({ before, after, similarity: similarityOf(before.text, after.text) })),
    )
    .filter(it => it.similarity >= leastSimilarity)
    .sort((a, b) => b.similarity - a.similarity)
  for (const { before, after, similarity } of pairs) {
    if (!left.delete(before)) continue
    if (found.has(after.name)) left.add(before)
    else found.set(after.name, { type: 'renamed', before, after, similarity })
  }
  return found
}

function similarityOf(before: string, after: string): number {
  const longest = Math.max(before.length, after.length)
  const shortest = Math.min(before.length, after.length)
  if (shortest * 100 < longest * leastSimilarity) return 0
  const { old, blocks } = lineDiff(before, after)
  let same = before.length
  for (const { oldFrom, oldTo } of blocks)
    for (let line = oldFrom; line < oldTo; line++) same -= old[line]!.length
  return Math.floor((same * 100) / longest)
}
