import { lineBreakOf, lineEnd, nextLine } from '../text/lines.ts'
import type { TextEdit } from '../text/text-edit.ts'
import { cutDocuments } from './cut-documents.ts'

/** Adds a document at the end of a file, behind a `---` where the file holds one already. Its line breaks become the file's. */
export function appendDocument(fileText: string, documentText: string): TextEdit[] {
  const lineBreak = lineBreakOf(fileText)
  const written = withBreaks(ended(withoutMarker(documentText)), lineBreak)
  const at = fileText.length
  if (isEmpty(fileText)) return [{ from: at, to: at, insert: written }]
  return [{ from: at, to: at, insert: separator(fileText, at, written, lineBreak) + written }]
}

/**
 * Takes a document out of a file, with the `---` between it and a neighbour. Comments at the top of the file stay,
 * where a blank line or a `---` sets them apart. No such document, no edits.
 */
export function removeDocument(fileText: string, index: number): TextEdit[] {
  const cuts = cutDocuments(fileText)
  const cut = cuts[index]
  if (!cut) return []
  if (index > 0) return [{ from: cut.from, to: cut.to, insert: '' }]
  const from = headLength(fileText.slice(0, cut.to))
  const next = cuts[1]
  const isMarked = markerLength(fileText.slice(from, cut.to)) > 0
  // The first document had no `---`; nor does the one that takes its place.
  const marker = next && !isMarked ? markerLength(fileText.slice(next.from, next.to)) : 0
  return [{ from, to: cut.to + marker, insert: '' }]
}

/** Writes a document a second time, right behind itself: it is the one at `index + 1` then. No such document, no edits. */
export function duplicateDocument(fileText: string, index: number): TextEdit[] {
  const cut = cutDocuments(fileText)[index]
  if (!cut) return []
  const text = fileText.slice(cut.from, cut.to)
  const copied = withoutMarker(index === 0 ? text.slice(headLength(text)) : text)
  const lineBreak = lineBreakOf(fileText)
  const isLast = cut.to === fileText.length
  const insert = separator(fileText, cut.to, copied, lineBreak) + (isLast ? copied : ended(copied, lineBreak))
  return [{ from: cut.to, to: cut.to, insert }]
}

/** What goes between two documents, the first of which ends at the offset. */
function separator(text: string, at: number, next: string, fileBreak: string): string {
  // A document begins behind LF only, a lone CR ends no line there.
  const lineBreak = fileBreak === '\r' ? '\n' : fileBreak
  const before = text[at - 1] === '\n' ? '' : lineBreak
  // A `---` at the end of the file waits for its document already; one with a value in its line goes with it.
  const isWaiting = /(?:^|\n)---[ \t]*\r?\n$/.test(text.slice(Math.max(at - 200, 0), at))
  return isWaiting || /^---\s/.test(next) ? before : `${before}---${lineBreak}`
}

/** Length of the comments at the top of a file that are about the file, not about its first document. */
function headLength(text: string): number {
  let head = text.startsWith('\uFEFF') ? 1 : 0
  for (let at = head; at < text.length; at = nextLine(text, at)) {
    const line = text.slice(at, lineEnd(text, at))
    if (/^---(?:\s|$)/.test(line)) return at
    if (line.trim() === '') head = nextLine(text, at)
    else if (line.trimStart()[0] !== '#') return head
  }
  return head
}

/** Length of the bare `---` line that a document begins with, 0 without one. */
function markerLength(text: string): number {
  return /^---[ \t]*(?:\r?\n|$)/.exec(text)?.[0].length ?? 0
}

function withoutMarker(text: string): string {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text
  // The comment behind a marker gets a line of its own: Kubernetes separates at bare markers only.
  return body.slice(markerLength(body)).replace(/^---[ \t]+(?=#)/, '')
}

function ended(text: string, lineBreak = '\n'): string {
  return text === '' || /[\r\n]$/.test(text) ? text : text + lineBreak
}

function withBreaks(text: string, lineBreak: string): string {
  return text.replace(/\r\n|\r|\n/g, lineBreak)
}

function isEmpty(text: string): boolean {
  return text.replace('\uFEFF', '').trim() === ''
}
