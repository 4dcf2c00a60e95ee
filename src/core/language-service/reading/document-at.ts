import type { AnalysedDocument, Resource } from '../../model/resource.ts'
import { findFile } from '../../text/file-change.ts'
import { type LineRange, type Positions, positionsIn } from '../../text/positions/position.ts'
import type { Range } from '../../text/text-edit.ts'
import { readDocumentCached } from '../../yaml/document-cache.ts'
import { isWithin, type Path } from '../../yaml/path.ts'
import { cutsOf } from '../../yaml/places/document-at.ts'
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

/** The documents of a file, or those of them that are on some lines or have one of some numbers; none where there is no such file. */
export function documentsOf(
  analysed: Analysed,
  at: InFile & { readonly range?: LineRange | undefined; readonly documents?: readonly number[] | undefined },
): readonly OpenDocument[] {
  const text = textOf(analysed, at)
  if (text === undefined) return []
  if (at.documents) {
    const { count, open } = cutOf(analysed, at.file, text)
    return at.documents.filter(it => it < count).map(it => open(it))
  }
  if (!at.range) return allDocuments(analysed, at.file, text)
  const { from, to } = positionsIn(text).range(at.range)
  const cut = cutOf(analysed, at.file, text)
  const open: OpenDocument[] = []
  // The one before ends where the first one begins.
  for (let i = Math.max(indexAt(cut, from) - 1, 0); i < cut.count && cut.from(i) <= to; i++)
    if (cut.to(i) >= from) open.push(cut.open(i))
  return open
}

/** Where a request is; undefined where there is no such file. */
export function cursorAt(analysed: Analysed, at: AtPosition): Cursor | undefined {
  const text = textOf(analysed, at)
  if (text === undefined) return undefined
  const offset = positionsIn(text).offsetAt(at.position)
  const cut = cutOf(analysed, at.file, text)
  const found = cut.open(indexAt(cut, offset))
  const { document, resources, from } = found
  const path = document.readable ? document.sourceMap.pathAt(offset - from) : []
  const resource = document.readable ? resources.find(it => isWithin(path, it.base)) : resources[0]
  return { ...found, offset, path, resource, objectPath: path.slice(resource?.base.length ?? 0) }
}

/** A range of a document as one of its file. */
export function inFile({ from }: OpenDocument, range: Range): Range {
  return { from: range.from + from, to: range.to + from }
}

/** A text in documents, each opened when it is asked for. */
interface CutText {
  readonly count: number
  from(index: number): number
  to(index: number): number
  open(index: number): OpenDocument
}

/** The last document that begins at an offset or before it; the first where none does. */
function indexAt(cut: CutText, offset: number): number {
  let low = 0
  let high = cut.count - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (cut.from(middle) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

const byFile = new WeakMap<Analysed['documents'], Map<string, readonly AnalysedDocument[]>>()

/** The documents of a file as they were analysed, looked for once. */
function documentsIn(documents: Analysed['documents'], file: string): readonly AnalysedDocument[] {
  const known = byFile.get(documents) ?? new Map<string, readonly AnalysedDocument[]>()
  byFile.set(documents, known)
  const own = known.get(file) ?? documents.filter(it => it.file === file)
  known.set(file, own)
  return own
}

/** The documents of a text: as they were cut when it was analysed, or cut now where it is newer. */
function cutOf({ files, documents }: Analysed, file: string, text: string): CutText {
  const own = documentsIn(documents, file)
  const positions = positionsIn(text)
  const isAnalysed = own.length > 0 && findFile(files, file)?.text === text
  if (isAnalysed)
    return {
      count: own.length,
      from: index => own[index]!.offset,
      to: index => own[index]!.offset + own[index]!.document.text.length,
      open(index) {
        const { offset, document, skipped, resources } = own[index]!
        return { file, text, positions, index, skipped, from: offset, document, resources }
      },
    }
  const cuts = cutsOf(text)
  return {
    count: cuts.length,
    from: index => cuts[index]!.from,
    to: index => cuts[index]!.to,
    open(index) {
      const { from, to, marked, skipped } = cuts[index]!
      const known = own[index]
      const ownText = text.slice(from, to)
      const isKnown =
        known?.document.text === ownText && (known.document.marked ?? false) === (marked ?? false)
      const document = isKnown ? known.document : readDocumentCached(ownText, marked)
      return { file, text, positions, index, skipped, from, document, resources: known?.resources ?? [] }
    },
  }
}

let lastOpened:
  | {
      readonly documents: Analysed['documents']
      readonly file: string
      readonly text: string
      readonly all: readonly OpenDocument[]
    }
  | undefined

/** Kept, as an editor asks several things about the same text. */
function allDocuments(analysed: Analysed, file: string, text: string): readonly OpenDocument[] {
  const { documents } = analysed
  if (lastOpened?.documents !== documents || lastOpened.file !== file || lastOpened.text !== text) {
    const cut = cutOf(analysed, file, text)
    lastOpened = { documents, file, text, all: Array.from({ length: cut.count }, (_, i) => cut.open(i)) }
  }
  return lastOpened.all
}
