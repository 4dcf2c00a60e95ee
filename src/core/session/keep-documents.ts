import { differences, isInPlace, withRuns } from '../data/differences.ts'
import { sameValue } from '../data/same-value.ts'
import { type BareObject, objectsIn } from '../model/identify.ts'
import type { Steps } from '../steps.ts'
import type { Files, SourceFile } from '../text/file-change.ts'
import { countLines } from '../text/lines.ts'
import { cutDocuments } from '../yaml/cut-documents.ts'
import { readDocument } from '../yaml/read-document.ts'
import type { SourceDocument, SourceMap } from '../yaml/source-document.ts'

/** What of a document depends on its text alone; the same object for as long as the text stays. */
export interface KeptDocument {
  readonly document: SourceDocument
  /** The objects it holds. Of a document that cannot be read: those of the last text at this place that could. */
  readonly objects: readonly BareObject[]
  /** Where those objects stand in the text they were read from. */
  readonly sourceMap: SourceMap
  /** Whether the objects are not those of the present text. */
  readonly isStale: boolean
  readonly lines: number
  /** Whether Kubernetes passes it over, because of how it is set off from the one before it. */
  readonly skipped: boolean
}

/** A document's part of a file's text. */
interface Piece {
  readonly text: string
  readonly skipped: boolean
  readonly marked: boolean
}

export interface KeptFile {
  readonly name: string
  readonly text: string
  readonly documents: readonly KeptDocument[]
}

/** Reads the documents of all files, and of a file that changed only those documents whose text is new. */
export function keepDocuments(before: readonly KeptFile[], files: Files): readonly KeptFile[] {
  const kept = keepChanged(before, files) ?? keepAll(before, files)
  sources.set(kept, files)
  return kept
}

/** Of each list, the files as they were given. */
const sources = new WeakMap<readonly KeptFile[], Files>()

/** Looks only at those files that are given otherwise; undefined where some come, go or move. */
function keepChanged(before: readonly KeptFile[], files: Files): readonly KeptFile[] | undefined {
  const given = sources.get(before)
  if (given?.length !== files.length) return undefined
  const runs = differences(given, files)
  if (!runs.every(isInPlace)) return undefined
  const middles: KeptFile[][] = []
  for (const { from, to } of runs) {
    const middle: KeptFile[] = []
    for (let i = from; i < to; i++) {
      if (before[i]!.name !== files[i]!.name) return undefined
      middle.push(keepFile(before[i], files[i]!))
    }
    middles.push(middle)
  }
  return runs.length === 0 ? before : withRuns(before, runs, middles)
}

function keepAll(before: readonly KeptFile[], files: Files): readonly KeptFile[] {
  let byName: Map<string, KeptFile> | undefined
  let isSame = files.length === before.length
  const kept: KeptFile[] = []
  for (let i = 0; i < files.length; i++) {
    const file = files[i]!
    let old = before[i]
    if (old?.name !== file.name) {
      byName ??= new Map(before.map(it => [it.name, it]))
      old = byName.get(file.name)
    }
    const now = keepFile(old, file)
    if (now !== before[i]) isSame = false
    kept.push(now)
  }
  return isSame ? before : kept
}

/** Reads files that stand beside these: what has a text that is known here is not read again. It pauses after every document that is. */
export function* keepBeside(known: readonly KeptFile[], files: Files): Steps<readonly KeptFile[]> {
  const readable = known.flatMap(it => it.documents).filter(it => !it.isStale)
  const byText = new Map(readable.map(it => [it.document.text, it]))
  const kept: KeptFile[] = []
  for (const { name, text } of files) {
    const documents: KeptDocument[] = []
    for (const piece of piecesOf(text)) {
      const same = byText.get(piece.text)
      if (same && isOf(same, piece)) documents.push(same)
      else {
        yield
        documents.push(keepDocument(undefined, piece))
      }
    }
    kept.push({ name, text, documents })
  }
  return kept
}

function keepFile(before: KeptFile | undefined, { name, text }: SourceFile): KeptFile {
  if (before?.text === text) return before
  return { name, text, documents: align(before?.documents ?? [], piecesOf(text)) }
}

function piecesOf(text: string): Piece[] {
  return cutDocuments(text).map(({ from, to, skipped, marked }) => ({
    text: text.slice(from, to),
    skipped: skipped === true,
    marked: marked === true,
  }))
}

/** Documents above and below a change are the ones they were; those between pair up in order. */
function align(before: readonly KeptDocument[], pieces: readonly Piece[]): KeptDocument[] {
  const most = Math.min(before.length, pieces.length)
  let head = 0
  while (head < most && isOf(before[head]!, pieces[head]!)) head++
  let tail = 0
  while (tail < most - head && isOf(before.at(-1 - tail)!, pieces.at(-1 - tail)!)) tail++
  return pieces.map((piece, i) => {
    if (i < head) return before[i]!
    if (i >= pieces.length - tail) return before[i - pieces.length + before.length]!
    return keepDocument(i < before.length - tail ? before[i] : undefined, piece)
  })
}

function isOf(kept: KeptDocument, piece: Piece): boolean {
  return kept.skipped === piece.skipped && isRead(kept.document, piece)
}

function isRead(document: SourceDocument, { text, marked }: Piece): boolean {
  return document.text === text && (document.marked === true) === marked
}

function keepDocument(before: KeptDocument | undefined, piece: Piece): KeptDocument {
  if (before && isOf(before, piece)) return before
  const { text, skipped, marked } = piece
  const document = before && isRead(before.document, piece) ? before.document : readDocument(text, marked)
  const lines = countLines(text)
  const objects = objectsIn(document)
  if (!document.readable) {
    const last = before && before.objects.length > 0 ? before : { objects, sourceMap: document.sourceMap }
    return { document, objects: last.objects, sourceMap: last.sourceMap, isStale: true, lines, skipped }
  }
  return {
    document,
    objects: keepValues(before?.objects ?? [], objects),
    sourceMap: document.sourceMap,
    isStale: false,
    lines,
    skipped,
  }
}

/** A value that says the same stays the same object, so that what was computed of it stays too. */
function keepValues(before: readonly BareObject[], objects: readonly BareObject[]): readonly BareObject[] {
  return objects.map((object, i) => {
    const old = before[i]
    return old && sameValue(old.value, object.value) ? { ...object, value: old.value } : object
  })
}
