import { textDifference } from '../../core/text/text-difference.ts'
import { applyEdits, type TextEdit } from '../../core/text/text-edit.ts'

/**
 * A file's text as an editor shows it: without a byte-order mark and with LF at the end of every line. The file
 * itself keeps its bytes; offsets and edits are carried over both ways.
 */
export interface TextMirror {
  text(): string
  shown(): string
  /** A file's offset for one of the shown text, and back. An offset between CR and LF counts as before the CR. */
  toFile(offset: number): number
  toShown(offset: number): number
  /**
   * Takes over what was written in the shown text. Gives the edits of the file (new lines end as most lines of the file
   * do), and, for the rare case that the shown text differs from the file afterwards, the edit that makes it right again.
   */
  write(edits: readonly TextEdit[]): {
    readonly edits: readonly TextEdit[]
    readonly repair: readonly TextEdit[]
  }
  /** Takes over another text of the file; gives the edits of the shown text. */
  read(text: string): readonly TextEdit[]
}

export function createTextMirror(initial: string): TextMirror {
  let layout = layOut(initial)

  return {
    text: () => layout.text,
    shown: () => layout.shown,
    toFile: offset => toFile(layout, offset),
    toShown: offset => toShown(layout, offset),
    write(edits) {
      const { text, shown, lineEnd } = layout
      const written = edits.map(it => ({
        from: toFile(layout, it.from),
        to: toFile(layout, it.to),
        insert: lineEnd === '\n' ? it.insert : it.insert.replaceAll('\n', lineEnd),
      }))
      const expected = applyEdits(shown, edits)
      layout = layOut(applyEdits(text, written))
      return {
        edits: written,
        repair: layout.shown === expected ? [] : textDifference(expected, layout.shown),
      }
    },
    read(text) {
      const before = layout.shown
      layout = layOut(text)
      return textDifference(before, layout.shown)
    },
  }
}

interface Layout {
  readonly text: string
  readonly shown: string
  readonly lineEnd: string
  /** How many byte-order marks stand at the beginning: Monaco takes away the first of any text it is given. */
  readonly lead: number
  /** Where CR LF stands as one LF in the shown text, ascending. */
  readonly pairs: readonly number[]
}

function layOut(text: string): Layout {
  const lead = /^\ufeff*/.exec(text)![0].length
  if (!text.includes('\r')) return { text, shown: text.slice(lead), lineEnd: '\n', lead, pairs: [] }

  const pairs: number[] = []
  let alone = 0
  let breaks = 0
  for (const match of text.matchAll(/\r\n|\r|\n/g)) {
    breaks++
    if (match[0] === '\r\n') pairs.push(match.index - lead - pairs.length)
    else if (match[0] === '\r') alone++
  }
  const shown = text.slice(lead).replace(/\r\n?/g, '\n')
  const lines = breaks - pairs.length - alone
  const lineEnd = pairs.length > Math.max(lines, alone) ? '\r\n' : alone > lines ? '\r' : '\n'
  return { text, shown, lineEnd, lead, pairs }
}

function toFile({ lead, pairs }: Layout, offset: number): number {
  return offset + lead + countBelow(pairs, offset)
}

function toShown({ lead, pairs }: Layout, offset: number): number {
  // The nth pair stands in the file n places later than in the shown text.
  let low = 0
  let high = pairs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (pairs[middle]! + middle + lead + 1 < offset) low = middle + 1
    else high = middle
  }
  const inside = low < pairs.length && pairs[low]! + low + lead + 1 === offset
  return Math.max(0, offset - lead - low - (inside ? 1 : 0))
}

function countBelow(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
