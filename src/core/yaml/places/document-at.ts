import { cutDocuments, type DocumentRange } from '../cut-documents.ts'
import { readDocumentCached } from '../document-cache.ts'
import type { SourceDocument } from '../source-document.ts'

/** A document of a text, and where it begins. */
export interface DocumentAt {
  readonly index: number
  readonly from: number
  readonly document: SourceDocument
}

/** The document that an offset of a text stands in; the others are only cut. */
export function documentAt(text: string, offset: number): DocumentAt {
  const cuts = cutsOf(text)
  const index = Math.max(
    cuts.findLastIndex(it => it.from <= offset),
    0,
  )
  const { from, to, marked } = cuts[index]!
  return { index, from, document: readDocumentCached(text.slice(from, to), marked) }
}

interface Cut {
  readonly text: string
  readonly cuts: readonly DocumentRange[]
}

/** Texts that are asked about in turn: a file, what is built of it, and a patch in it. */
const mostTexts = 3
let kept: readonly Cut[] = []

/** The documents of a text, cut once for all the places that are asked about. */
export function cutsOf(text: string): readonly DocumentRange[] {
  const known = kept.find(it => it.text === text)
  const cut = known ?? { text, cuts: cutDocuments(text) }
  if (kept[0] !== cut) kept = [cut, ...kept.filter(it => it !== cut)].slice(0, mostTexts)
  return cut.cuts
}
