import type { Resource } from '../../model/resource.ts'
import { type Positions, positionsIn } from '../../text/positions/position.ts'
import type { Range } from '../../text/text-edit.ts'
import { cutDocuments, type DocumentRange } from '../../yaml/cut-documents.ts'
import { readDocumentCached } from '../../yaml/document-cache.ts'
import { isWithin, type Path } from '../../yaml/path.ts'
import type { SourceDocument } from '../../yaml/source-document.ts'
import { type Analysed, type AtPosition, type InFile, textOf } from './analysed.ts'

/** A document of a file as a request is about it. */
export interface OpenDocument {
  readonly file: string
  /** Of the whole file. */
  readonly text: string
  readonly positions: Positions
  /** The document's number in its file. */
  readonly index: number
  /** Where the document's text begins in the file: offsets of `document` are shifted by it. */
  readonly from: number
  readonly document: SourceDocument
  /** What the model knows of it: of a text that cannot be read, or is newer than the model, what it last was. */
  readonly resources: readonly Resource[]
}

/** A document, and where in it a request is. */
export interface Cursor extends OpenDocument {
  /** In the file. */
  readonly offset: number
  /** From the document's root, as deep as the offset leads; empty where the document cannot be read. */
  readonly path: Path
  readonly resource: Resource | undefined
  /** From the object's own root: `path` without what leads to the object in a `kind: List`. */
  readonly objectPath: Path
}

/** The documents of a file; none where there is no such file. */
export function documentsOf(analysed: Analysed, at: InFile): OpenDocument[] {
  const text = textOf(analysed, at)
  if (text === undefined) return []
  const own = analysed.documents.filter(it => it.file === at.file)
  return cutsOf(text).map((cut, index) => open(at.file, text, cut, index, own[index]))
}

/** Where a request is; undefined where there is no such file. */
export function cursorAt(analysed: Analysed, at: AtPosition): Cursor | undefined {
  const text = textOf(analysed, at)
  if (text === undefined) return undefined
  const offset = positionsIn(text).offsetAt(at.position)
  const cuts = cutsOf(text)
  const index = Math.max(
    cuts.findLastIndex(it => it.from <= offset),
    0,
  )
  const known = analysed.documents.find(it => it.file === at.file && it.index === index)
  const found = open(at.file, text, cuts[index] ?? { from: 0, to: text.length }, index, known)
  const { document, resources, from } = found
  const path = document.readable ? document.sourceMap.pathAt(offset - from) : []
  const resource = document.readable ? resources.find(it => isWithin(path, it.base)) : resources[0]
  return { ...found, offset, path, resource, objectPath: path.slice(resource?.base.length ?? 0) }
}

/** A range of a document as one of its file. */
export function inFile({ from }: OpenDocument, range: Range): Range {
  return { from: range.from + from, to: range.to + from }
}

function open(
  file: string,
  text: string,
  cut: DocumentRange,
  index: number,
  known: Analysed['documents'][number] | undefined,
): OpenDocument {
  const own = text.slice(cut.from, cut.to)
  const isKnown = known?.document.text === own && (known.document.marked ?? false) === (cut.marked ?? false)
  return {
    file,
    text,
    positions: positionsIn(text),
    index,
    from: cut.from,
    document: isKnown ? known.document : readDocumentCached(own, cut.marked),
    resources: known?.resources ?? [],
  }
}

let lastCut: { readonly text: string; readonly cuts: readonly DocumentRange[] } | undefined

function cutsOf(text: string): readonly DocumentRange[] {
  if (lastCut?.text !== text) lastCut = { text, cuts: cutDocuments(text) }
  return lastCut.cuts
}
