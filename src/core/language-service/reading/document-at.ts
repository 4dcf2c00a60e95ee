import type { AnalysedDocument, Resource } from '../../model/resource.ts'
import { type LineRange, type Positions, positionsIn } from '../../text/positions/position.ts'
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
  /** Set where Kubernetes passes the document over. */
  readonly skipped?: true | undefined
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

/** The documents of a file, or those of them that are on some lines; none where there is no such file. */
export function documentsOf(analysed: Analysed, at: InFile & { readonly range?: LineRange }): OpenDocument[] {
  const text = textOf(analysed, at)
  if (text === undefined) return []
  const own = analysed.documents.filter(it => it.file === at.file)
  const positions = positionsIn(text)
  const wanted = at.range && positions.range(at.range)
  const cuts = cutsOf(analysed, at.file, text)
  return cuts.flatMap((cut, index) => {
    if (wanted && (cut.to < wanted.from || cut.from > wanted.to)) return []
    return [open({ file: at.file, text, positions, index }, cut, own[index])]
  })
}

/** Where a request is; undefined where there is no such file. */
export function cursorAt(analysed: Analysed, at: AtPosition): Cursor | undefined {
  const text = textOf(analysed, at)
  if (text === undefined) return undefined
  const positions = positionsIn(text)
  const offset = positions.offsetAt(at.position)
  const cuts = cutsOf(analysed, at.file, text)
  const index = Math.max(
    cuts.findLastIndex(it => it.from <= offset),
    0,
  )
  const known = analysed.documents.find(it => it.file === at.file && it.index === index)
  const whole = { from: 0, to: text.length }
  const found = open({ file: at.file, text, positions, index }, cuts[index] ?? whole, known)
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
  place: Pick<OpenDocument, 'file' | 'text' | 'positions' | 'index'>,
  { from, to, marked, skipped }: DocumentRange,
  known: AnalysedDocument | undefined,
): OpenDocument {
  const own = place.text.slice(from, to)
  const isKnown = known?.document.text === own && (known.document.marked ?? false) === (marked ?? false)
  return {
    ...place,
    from,
    skipped,
    document: isKnown ? known.document : readDocumentCached(own, marked),
    resources: known?.resources ?? [],
  }
}

let lastCut: { readonly text: string; readonly cuts: readonly DocumentRange[] } | undefined

/** The documents of a text: as they were cut when it was analysed, or cut now where it is newer. */
export function cutsOf({ files, documents }: Analysed, name: string, text: string): readonly DocumentRange[] {
  if (lastCut?.text === text) return lastCut.cuts
  const own = documents.filter(it => it.file === name)
  const isAnalysed = own.length > 0 && files.find(it => it.name === name)?.text === text
  lastCut = { text, cuts: isAnalysed ? own.map(cutOf) : cutDocuments(text) }
  return lastCut.cuts
}

function cutOf({ offset, document, skipped }: AnalysedDocument): DocumentRange {
  return {
    from: offset,
    to: offset + document.text.length,
    ...(skipped && { skipped }),
    ...(document.marked && { marked: true as const }),
  }
}
