import type { Files } from '../text/file-change.ts'
import type { Path } from '../yaml/path.ts'
import { compareFiles } from './compare-files.ts'
import { mergeDocuments } from './merge-documents.ts'
import { mergedOrder } from './merged-order.ts'

/** What two sides did to the same place of a document, to a whole document, or to a file that one of them took away. Absent texts are of a side that has it not. */
export interface MergeConflict {
  readonly file: string
  /** The document within the file, as `Gateway shop/front` or `document 2`; absent for the file as a whole. */
  readonly document?: string
  /** The place within the document; absent for the document as a whole. */
  readonly path?: Path
  readonly base: string | undefined
  readonly mine: string | undefined
  readonly theirs: string | undefined
}

export type Choice = 'mine' | 'theirs'

export interface MergedFiles {
  /** Mine with what theirs changed; of a conflict without a choice, mine. */
  readonly files: Files
  /** Those without a choice. */
  readonly conflicts: readonly MergeConflict[]
}

/**
 * Puts together what two sides made of the same files, by document and by place within it: what one side changed is taken, what both
 * changed in different ways is a conflict. `choose` decides conflicts; undefined leaves one open.
 */
export function mergeFiles(
  base: Files,
  mine: Files,
  theirs: Files,
  choose: (conflict: MergeConflict) => Choice | undefined = () => undefined,
): MergedFiles {
  const sides = followRenames(base, mine, theirs)
  const [was, ours, other] = [sides.base, sides.mine, sides.theirs].map(textsOf) as [Texts, Texts, Texts]
  const conflicts: MergeConflict[] = []
  const ask = (conflict: MergeConflict): Choice => {
    const choice = choose(conflict)
    if (!choice) conflicts.push(conflict)
    return choice ?? 'mine'
  }

  const order = mergedOrder([...was.keys()], [...ours.keys()], [...other.keys()])
  const files = order.flatMap(name => {
    const text = mergeTexts(name, was.get(name), ours.get(name), other.get(name), ask)
    return text === undefined ? [] : [{ name, text }]
  })
  return { files, conflicts }
}

type Texts = ReadonlyMap<string, string>

function textsOf(files: Files): Texts {
  return new Map(files.map(it => [it.name, it.text]))
}

function mergeTexts(
  file: string,
  base: string | undefined,
  mine: string | undefined,
  theirs: string | undefined,
  ask: (conflict: MergeConflict) => Choice,
): string | undefined {
  if (mine === theirs || theirs === base) return mine
  if (mine === base) return theirs
  if (mine !== undefined && theirs !== undefined)
    return mergeDocuments(base, mine, theirs, it => ask({ file, ...it }))
  return ask({ file, base, mine, theirs }) === 'mine' ? mine : theirs
}

/** The sides with one name for a file that one of them renamed and the other changed. */
function followRenames(base: Files, mine: Files, theirs: Files) {
  const names = new Map([...renames(base, mine, theirs), ...renames(base, theirs, mine)])
  const renamed = (files: Files) => files.map(it => ({ name: names.get(it.name) ?? it.name, text: it.text }))
  return names.size === 0
    ? { base, mine, theirs }
    : { base: renamed(base), mine: renamed(mine), theirs: renamed(theirs) }
}

function renames(base: Files, renaming: Files, changing: Files): [from: string, to: string][] {
  const other = textsOf(changing)
  const was = textsOf(base)
  const isChanged = (name: string) => other.has(name) && other.get(name) !== was.get(name)
  return compareFiles(base, renaming).flatMap((it): [string, string][] =>
    it.type === 'renamed' && isChanged(it.before.name) && !other.has(it.after.name)
      ? [[it.before.name, it.after.name]]
      : [],
  )
}
