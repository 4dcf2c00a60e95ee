import { canonical } from '../data/canonical.ts'
import { applyEdits } from '../text/text-edit.ts'
import { readDocumentCached } from '../yaml/document-cache.ts'
import { changeParts } from '../yaml/edit/edit.ts'
import { partChanges } from '../yaml/edit/json-changes.ts'
import type { Path } from '../yaml/path.ts'
import type { Json, SourceDocument } from '../yaml/source-document.ts'
import { mergedTexts } from './merge-lines.ts'
import { mergeValues, type ValueConflict } from './merge-values.ts'

/** What two sides did to the same place of a document; absent texts are of a side that has it not. */
export interface PlaceConflict {
  readonly path: Path
  readonly base: string | undefined
  readonly mine: string | undefined
  readonly theirs: string | undefined
}

/** Decides a conflict. */
export type ChoosePlace = (conflict: PlaceConflict) => 'mine' | 'theirs'

/**
 * One document that both sides changed, put together place by place: its text with both sides' changes, their comments and
 * their layout where lines allow it. Undefined where that cannot be written without losing something, so that the document is
 * one conflict. `choose` is asked once for each place that both changed in different ways.
 */
export function mergeWithin(
  base: string,
  mine: string,
  theirs: string,
  choose: ChoosePlace,
): string | undefined {
  const ours = readDocumentCached(mine)
  const documents: Documents = [readDocumentCached(base), ours, readDocumentCached(theirs)]
  if (!documents.every(isMapDocument)) return undefined
  const conflicts: ValueConflict[] = []
  const all = (side: 'mine' | 'theirs') =>
    mergedWith(documents, conflict => {
      if (side === 'mine') conflicts.push(conflict)
      return side
    })
  const [onlyMine, onlyTheirs] = [all('mine'), all('theirs')]
  const places = conflicts.map(it => placeOf(documents, it))
  const plain = textFor(documents, onlyMine, places)
  // Before anything is asked it is certain that it can be written.
  if (plain === undefined || textFor(documents, onlyTheirs, places) === undefined) return undefined
  if (places.length === 0) return plain
  const sides = places.map(choose)
  let next = 0
  const chosen = mergedWith(documents, () => sides[next++]!)
  return textFor(documents, chosen, places) ?? editedTo(ours, chosen) ?? plain
}

type Documents = readonly [base: SourceDocument, mine: SourceDocument, theirs: SourceDocument]

function isMapDocument({ readable, value }: SourceDocument): boolean {
  return readable && typeof value === 'object' && value !== null && !Array.isArray(value)
}

function mergedWith(
  [base, mine, theirs]: Documents,
  decide: (conflict: ValueConflict) => 'mine' | 'theirs',
): Json | undefined {
  return mergeValues(base.value!, mine.value!, theirs.value!, decide)
}

function placeOf([base, mine, theirs]: Documents, { path, paths }: ValueConflict): PlaceConflict {
  return {
    path,
    base: linesAt(base, paths.base),
    mine: linesAt(mine, paths.mine),
    theirs: linesAt(theirs, paths.theirs),
  }
}

/** The whole lines of a place. */
function linesAt({ text, sourceMap }: SourceDocument, path: Path | undefined): string | undefined {
  const range = path && sourceMap.entryRange(path)
  if (!range) return path && text
  const end = text.indexOf('\n', Math.max(range.from, range.to - 1))
  return text.slice(text.lastIndexOf('\n', range.from - 1) + 1, end < 0 ? text.length : end + 1)
}

/** A text that reads as the value and has the comments that either side wrote, unless a conflict shows them. */
function textFor(
  documents: Documents,
  value: Json | undefined,
  conflicts: readonly PlaceConflict[],
): string | undefined {
  if (value === undefined) return undefined
  const [base, mine, theirs] = documents
  const wanted = canonical(value)
  const shown = conflicts.flatMap(it => [it.mine ?? '', it.theirs ?? '']).join('\n')
  const comments = newComments(documents).filter(it => !shown.includes(it))
  const fits = (text: string) => {
    const document = readDocumentCached(text)
    return (
      document.readable &&
      document.faults.length <= Math.max(mine.faults.length, theirs.faults.length) &&
      canonical(document.value) === wanted &&
      comments.every(it => text.includes(it))
    )
  }
  for (const text of mergedTexts(base.text, mine.text, theirs.text)) if (fits(text)) return text
  return [editedTo(mine, value), editedTo(theirs, value)].find(it => it !== undefined && fits(it))
}

/** The comments that a side has and the base has not, as they are written. */
function newComments([base, mine, theirs]: Documents): string[] {
  return [mine, theirs].flatMap(({ text }) =>
    [...text.matchAll(/(?:^|[ \t])(#[^\r\n]*)/gm)].flatMap(it =>
      base.text.includes(it[1]!) ? [] : [it[1]!.trimEnd()],
    ),
  )
}

/** The document's text with the smallest edits that make it another value; undefined where that is refused. */
function editedTo(document: SourceDocument, value: Json | undefined): string | undefined {
  if (value === undefined) return undefined
  if (canonical(document.value) === canonical(value)) return document.text
  const changes = partChanges(document.value!, value, [])
  const result = changes && changeParts(document, changes)
  return result?.ok ? applyEdits(document.text, result.edits) : undefined
}
