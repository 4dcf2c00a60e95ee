import { type Path, valueAt } from '../path.ts'
import type { SourceDocument } from '../source-document.ts'

/** How far into the text of a scalar an offset of its document is; undefined where the text is not written as it reads. */
export function offsetInScalar(document: SourceDocument, path: Path, offset: number): number | undefined {
  const from = startOfText(document, path)
  if (from === undefined) return undefined
  return Math.min(Math.max(offset - from.offset, 0), from.text.length)
}

/** Where a part of the text of a scalar begins in its document. */
export function offsetOfPart(document: SourceDocument, path: Path, index: number): number | undefined {
  const from = startOfText(document, path)
  return from && from.offset + Math.min(index, from.text.length)
}

function startOfText(
  { sourceMap, text: all, value }: SourceDocument,
  path: Path,
): { readonly offset: number; readonly text: string } | undefined {
  const range = sourceMap.valueRange(path)
  const text: unknown = value === undefined ? undefined : valueAt(value, path)
  if (!range || typeof text !== 'string' || text === '') return undefined
  // Behind an anchor, a tag or a quote.
  const start = all.slice(range.from, range.to).lastIndexOf(text)
  return start < 0 ? undefined : { offset: range.from + start, text }
}
