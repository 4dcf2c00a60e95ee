import { isMap } from '../is-map.ts'
import type { Json } from '../source-document.ts'
import { defaultHabits, type Habits } from './habits.ts'
import {
  isPlainSafe,
  literalBlock,
  type Quote,
  writePlain,
  writeQuoted,
  writeString,
} from './write-scalar.ts'

/** Text for a value: what stands in the line of its key or dash, and the lines below, each with its indentation. */
export interface Rendered {
  readonly head: string
  readonly lines: readonly string[]
}

type JsonMap = { [key: string]: Json }

/** A whole document in block style, its last line ended. */
export function writeDocument(value: Json, habits: Partial<Habits> = {}): string {
  const style = { ...defaultHabits, ...habits }
  return `${renderValue(value, style)}${style.lineBreak}`
}

/** A value in block style from column 0 on, without a line break at its end. */
export function renderValue(value: Json, style: Habits): string {
  const { head, lines } = renderInline(value, 0, style)
  return [head, ...lines].join(style.lineBreak)
}

/** A value as it stands behind `key:`, the key being in the given column. */
export function renderBelowKey(value: Json, column: number, style: Habits): Rendered {
  if (isMap(value) && !isEmpty(value))
    return { head: '', lines: mapLines(value, column + style.indent, style) }
  if (Array.isArray(value) && value.length > 0)
    return { head: '', lines: listLines(value, column + style.dashIndent, style) }
  return renderScalar(value, column + style.indent, style)
}

/** A value as it begins in the given column, behind a dash or at the root: its first line is the head. */
export function renderInline(value: Json, column: number, style: Habits): Rendered {
  const lines = isEmpty(value)
    ? undefined
    : isMap(value)
      ? mapLines(value, column, style)
      : Array.isArray(value)
        ? listLines(value, column, style)
        : undefined
  if (!lines) return renderScalar(value, Math.max(column, style.indent), style)
  const [first = '', ...rest] = lines
  return { head: first.slice(column), lines: rest }
}

/** `key: …` in the given column. */
export function renderEntry(key: string, value: Json, column: number, style: Habits): Rendered {
  const { head, lines } = renderBelowKey(value, column, style)
  const name = writeKey(key, 'block', style)
  return { head: head ? `${name}: ${head}` : `${name}:`, lines }
}

/** `- …`, the dash in the given column and the value so many columns behind it. */
export function renderItem(value: Json, column: number, gap: number, style: Habits): Rendered {
  const { head, lines } = renderInline(value, column + gap, style)
  return { head: `-${' '.repeat(gap - 1)}${head}`, lines }
}

/** A value on one line, as it stands inside `[]` or `{}`. */
export function renderFlow(value: Json, style: Habits): string {
  if (Array.isArray(value)) return `[${value.map(it => renderFlow(it, style)).join(', ')}]`
  if (isMap(value)) {
    const entries = Object.entries(value).map(([key, it]) => renderFlowEntry(key, it, style))
    const pad = style.padBraces && entries.length > 0 ? ' ' : ''
    return `{${pad}${entries.join(', ')}${pad}}`
  }
  if (typeof value !== 'string') return writePlain(value)
  return style.quoteAlways ? writeQuoted(value, style.quote) : writeString(value, 'flow', style.quote)
}

export function renderFlowEntry(key: string, value: Json, style: Habits): string {
  return `${writeKey(key, 'flow', style)}: ${renderFlow(value, style)}`
}

/** A map's key; always on one line. */
export function writeKey(key: string, context: 'block' | 'flow', style: Habits): string {
  if (style.quoteKeys || !isPlainSafe(key, context)) return writeQuoted(key, style.quote)
  return key
}

function renderScalar(value: Json, column: number, style: Habits): Rendered {
  if (Array.isArray(value)) return { head: '[]', lines: [] }
  if (isMap(value)) return { head: '{}', lines: [] }
  if (typeof value !== 'string') return { head: writePlain(value), lines: [] }
  const literal = style.literals ? literalBlock(value) : undefined
  if (literal) return { head: literal.header, lines: literal.lines.map(it => (it ? pad(column) + it : it)) }
  return { head: writeText(value, style), lines: [] }
}

function writeText(text: string, style: { quoteAlways: boolean; quote: Quote }): string {
  return style.quoteAlways ? writeQuoted(text, style.quote) : writeString(text, 'block', style.quote)
}

function mapLines(map: JsonMap, column: number, style: Habits): string[] {
  return Object.entries(map).flatMap(([key, value]) => {
    const { head, lines } = renderEntry(key, value, column, style)
    return [pad(column) + head, ...lines]
  })
}

function listLines(list: readonly Json[], column: number, style: Habits): string[] {
  return list.flatMap(value => {
    const { head, lines } = renderItem(value, column, 2, style)
    return [pad(column) + head, ...lines]
  })
}

function isEmpty(value: Json): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

function pad(column: number): string {
  return ' '.repeat(column)
}
