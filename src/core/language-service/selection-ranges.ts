import { lineEnd } from '../text/lines.ts'
import type { LineRange } from '../text/positions/position.ts'
import type { Range } from '../text/text-edit.ts'
import type { Analysed, AtPosition } from './reading/analysed.ts'
import { type Cursor, cursorAt } from './reading/document-at.ts'

/**
 * What a selection at a place grows to, from the smallest on: what is in the quotes, the value, the key or item with it, what holds that,
 * up to the document and the file.
 */
export function selectionRanges(analysed: Analysed, at: AtPosition): LineRange[] {
  const cursor = cursorAt(analysed, at)
  if (!cursor) return []
  const ranges: Range[] = []
  for (const it of candidates(cursor)) {
    const last = ranges.at(-1)
    const isLarger =
      !last || (it.from <= last.from && it.to >= last.to && it.to - it.from > last.to - last.from)
    if (isLarger && it.from <= cursor.offset && it.to >= cursor.offset) ranges.push(it)
  }
  return ranges.map(it => cursor.positions.lineRange(it))
}

function* candidates({ document, path, from, text }: Cursor): Generator<Range> {
  const { sourceMap } = document
  const shifted = (range: Range) => ({ from: range.from + from, to: range.to + from })
  for (let length = path.length; length > 0; length--) {
    const here = path.slice(0, length)
    const [key, value, entry] = [
      sourceMap.keyRange(here),
      sourceMap.valueRange(here),
      sourceMap.entryRange(here),
    ]
    if (length === path.length && key) yield shifted(key)
    if (value && /^["']/.test(document.text.slice(value.from, value.to)))
      yield shifted({ from: value.from + 1, to: value.to - 1 })
    if (value) yield shifted(value)
    if (entry) yield shifted(entry)
  }
  const content = sourceMap.valueRange([])
  if (content) yield shifted(content)
  yield { from, to: from + document.text.length }
  yield { from: 0, to: lineEnd(text, text.length) }
}
