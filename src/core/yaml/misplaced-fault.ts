import { lineEnd, lineStart } from '../text/lines.ts'
import type { Range } from '../text/text-edit.ts'
import { beginsLine, indentOf, lineAt, lineOf, quoted, type Told } from './fault-words.ts'
import type { Unreadable } from './scan/unreadable.ts'

/**
 * The causes that lie elsewhere than where the reader stopped: a quote or bracket that was not closed, an indentation that
 * does not fit, text behind a value that is over. Undefined where the reader's own reason is the cause.
 */
export function misplacedFault(text: string, stop: Unreadable): Told | undefined {
  switch (stop.reason) {
    case 'value-not-allowed':
      return quoteLeftOpen(text, stop) ?? wrongIndentation(text, stop) ?? colonInValue(text, stop)
    case 'map-entry':
    case 'list-entry':
    case 'no-dash':
    case 'no-colon':
      return (
        quoteLeftOpen(text, stop) ??
        strayBracket(text, stop) ??
        textBehindValue(text, stop) ??
        wrongLevel(text, stop)
      )
    case 'list-separator':
    case 'map-separator':
      return quoteLeftOpen(text, stop) ?? bracketLeftOpen(text, stop)
    case 'no-value':
      return bracketLeftOpen(text, stop) ?? strayBracket(text, stop)
    default:
      return undefined
  }
}

/** A string in quotes that goes on to the line of the fault most likely ends in a quote that was meant to open another. */
function quoteLeftOpen(text: string, { from, before }: Unreadable): Told | undefined {
  if (!before || !/["']/.test(text[before.from] ?? '')) return undefined
  const isLong = lineEnd(text, before.from) < before.to
  if (!isLong || lineStart(text, before.to) !== lineStart(text, from)) return undefined
  const range = { from: before.from, to: lineEnd(text, before.from) }
  return {
    range,
    message: `The quote is not closed in its line; it ends in line ${lineOf(text, before.to)}.`,
  }
}

/** A key that goes on with the text of a line above, because it is indented deeper than that line's key. */
function wrongIndentation(text: string, { from, before }: Unreadable): Told | undefined {
  const start = lineStart(text, from)
  if (!before || before.from >= start || !/^[ \t]*(?:- +)*[^\s#]+[ \t]*$/.test(text.slice(start, from)))
    return undefined
  const above = lineAt(text, before.from)
  if (beginsLine(text, before.from))
    return { range: above, message: `Expected \`:\` after ${quoted(text, above)}.` }
  return indentation(text, start, columnOfKeyAbove(text, before.from))
}

/** A line that is indented to none of the levels above it. */
function wrongLevel(text: string, stop: Unreadable): Told | undefined {
  const { from } = stop
  const start = lineStart(text, from)
  if (!beginsLine(text, from) || start === 0) return undefined
  if (stop.reason === 'list-entry' && text[from] !== '-')
    return { range: lineAt(text, from), message: 'Expected `- `: this line stands in a list.' }
  const levels = levelsAbove(text, start)
  const indent = indentOf(text, from)
  const isDash = /^ *-(?:\s|$)/.test(text.slice(start, lineEnd(text, start)))
  if (levels.includes(indent) || levels.length === 0) {
    if (isDash)
      return {
        range: lineAt(text, from),
        message: 'Expected a key: this line stands in a mapping, not in a list.',
      }
    return undefined
  }
  const nearest = levels.reduce((a, b) => (Math.abs(b - indent) < Math.abs(a - indent) ? b : a))
  return indentation(text, start, nearest)
}

function indentation(text: string, start: number, wanted: number): Told {
  const indent = indentOf(text, start)
  const content = lineAt(text, start + indent)
  const range = indent > 0 ? { from: start, to: content.to } : content
  const spaces = (count: number) => (count === 1 ? '1 space' : `${count} spaces`)
  return { range, message: `Wrong indentation: ${spaces(indent)}, expected ${spaces(wanted)}.` }
}

/** The columns that keys and dashes of the lines above stand in, as far as a line below may still belong to them. */
function levelsAbove(text: string, start: number): number[] {
  const levels = new Set<number>()
  let shallowest = Number.POSITIVE_INFINITY
  for (let at = start; at > 0 && shallowest > 0; ) {
    at = lineStart(text, at - 1)
    const line = text.slice(at, lineEnd(text, at))
    const lead = /^( *)((?:- +)*)[^\s#]/.exec(line)
    if (!lead || lead[1]!.length > shallowest) continue
    shallowest = lead[1]!.length
    for (let column = shallowest; column <= shallowest + lead[2]!.length; column++)
      if (line[column] === '-' || column === shallowest + lead[2]!.length) levels.add(column)
  }
  return [...levels]
}

/** The column of the key whose value stands at a place. */
function columnOfKeyAbove(text: string, offset: number): number {
  const start = lineStart(text, offset)
  const lead = /^ *(?:- +)*/.exec(text.slice(start, offset))![0]
  return lead.length
}

/** `a: b: c`. */
function colonInValue(text: string, { from }: Unreadable): Told | undefined {
  const start = lineStart(text, from)
  const first = /^[ \t]*(?:- +)*(?:"[^"]*"|'[^']*'|[^\s"'#][^#]*?):[ \t]+/.exec(text.slice(start, from))
  if (!first) return undefined
  const range = lineAt(text, start + first[0].length)
  return { range, message: 'A value that holds `: ` needs quotes.' }
}

/** `a: "b" c`, `a: [b] c`. */
function textBehindValue(text: string, { from, before, reason }: Unreadable): Told | undefined {
  if (!before || reason === 'no-colon') return undefined
  const isOneLine = lineStart(text, before.from) === lineStart(text, from) && before.to <= from
  if (!isOneLine || beginsLine(text, from) || /[:\-?,]/.test(text.slice(before.from, before.to).at(-1)!))
    return undefined
  const range: Range = { from: before.from, to: lineAt(text, from).to }
  const isBracket = /[\]}]/.test(text[before.from]!)
  const hint = isBracket ? '' : ' Put the whole value in quotes.'
  return { range, message: `Expected the end of the line after ${quoted(text, before)}.${hint}` }
}

function strayBracket(text: string, { from }: Unreadable): Told | undefined {
  const character = text[from]
  if (character !== ']' && character !== '}') return undefined
  return { message: `\`${character}\` closes nothing: no \`${character === ']' ? '[' : '{'}\` is open.` }
}

/** Where a line below looks like one of a block, the bracket above was not closed. */
function bracketLeftOpen(text: string, { from, start }: Unreadable): Told | undefined {
  const opening = text[start]
  if ((opening !== '[' && opening !== '{') || start === from) return undefined
  const line = lineStart(text, from)
  if (
    line <= start ||
    !/^[ \t]*(?:- )?[\w./-]+:(?:\s|$)|^[ \t]*- /.test(text.slice(line, lineEnd(text, line)))
  )
    return undefined
  if (opening === '{' && indentOf(text, from) > indentOf(text, start)) return undefined
  const range = { from: start, to: start + 1 }
  return {
    range,
    message: `\`${opening}\` is not closed. Expected \`${opening === '[' ? ']' : '}'}\` before line ${lineOf(text, from)}.`,
  }
}
