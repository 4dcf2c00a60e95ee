import { memoByObject } from '../../data/memo-by-object.ts'
import { type LineRange, type Positions, readPositions } from '../../text/positions/position.ts'
import type { SourceDocument } from '../../yaml/source-document.ts'
import type { OpenDocument } from './document-at.ts'

/**
 * What is said of each document of a file by itself, kept for as long as the document says the same: `find` is asked about the document
 * alone, in lines that count from its first; `move` counts an answer's lines from further down. A document begins with a line.
 */
export function perDocument<T>(
  find: (document: SourceDocument, positions: Positions) => readonly T[],
  move: (it: T, lines: number) => T,
): (open: OpenDocument) => readonly T[] {
  const found = memoByObject((document: SourceDocument) => find(document, readPositions(document.text)))
  const placed = new WeakMap<SourceDocument, { readonly line: number; readonly answer: readonly T[] }>()
  return ({ document, from, positions }) => {
    const { line } = positions.positionAt(from)
    const known = placed.get(document)
    if (known?.line === line) return known.answer
    const own = found(document)
    const answer = line === 0 || own.length === 0 ? own : own.map(it => move(it, line))
    placed.set(document, { line, answer })
    return answer
  }
}

/** What is said of each of some documents, as one list. */
export function ofAll<T>(
  documents: readonly OpenDocument[],
  find: (open: OpenDocument) => readonly T[],
): T[] {
  const all: T[] = []
  for (const open of documents) for (const it of find(open)) all.push(it)
  return all
}

/** A range so many lines further down. */
export function movedRange({ start, end }: LineRange, lines: number): LineRange {
  return {
    start: { line: start.line + lines, character: start.character },
    end: { line: end.line + lines, character: end.character },
  }
}
