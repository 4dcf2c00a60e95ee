import { isBlank, isMarker, type Line, readLine } from './context-line.ts'
import { inFlow } from './flow-context.ts'

/** Where the cursor stands in a document that may not be readable yet, as far as its lines tell. */
export interface CompletionContext {
  /** Of the map whose key is being written, or of the value being written. */
  readonly path: readonly (string | number)[]
  readonly writes: 'key' | 'value'
  /** Keys that the map has already, with what is written behind each on its line. */
  readonly present: ReadonlyMap<string, string>
  /** What has been written of the key or value, and the column where it begins. */
  readonly prefix: string
  readonly column: number
  /** In a flow collection everything stays on the line. */
  readonly flow: boolean
}

/**
 * Reads the lines above the cursor by their indentation, which works while the text cannot be parsed. `line` counts
 * from 0, `column` is the cursor's. Undefined where nothing can be offered: in comments, block scalars and odd layouts.
 */
export function completionContext(
  lines: readonly string[],
  line: number,
  column: number,
): CompletionContext | undefined {
  const before = (lines[line] ?? '').slice(0, column)
  const written = readLine(before)
  if (!written || /(^|\s)#/.test(before)) return undefined

  const around = climb(lines, line, written)
  if (!around) return undefined
  const { path, present } = around
  for (const [key, value] of keysBelow(lines, line, written.column)) present.set(key, value)

  if (written.key === undefined) {
    if (/^[{[]/.test(written.text)) return inFlow(written.text, path, column)
    if (!/^["']?[\w./*-]*$/.test(written.text)) return undefined
    return { path, writes: 'key', present, prefix: written.text, column: written.column, flow: false }
  }
  const at = [...path, written.key]
  if (/^[{[]/.test(written.value)) return inFlow(written.value, at, column)
  if (!written.spaced || /\s/.test(written.value) || /^[|>&*!]/.test(written.value)) return undefined
  return {
    path: at,
    writes: 'value',
    present,
    prefix: written.value,
    column: column - written.value.length,
    flow: false,
  }
}

/** Leads from a line out to the document's root by ever smaller indentation. */
function climb(
  lines: readonly string[],
  from: number,
  start: Line,
): { path: (string | number)[]; present: Map<string, string> } | undefined {
  const path: (string | number)[] = []
  const present = new Map<string, string>()
  // Inside a map the keys stand at `column`; inside a list the dashes do, and `index` counts the items above.
  const at: { inside: 'map' | 'list'; column: number; index: number } = {
    inside: 'map',
    column: start.column,
    index: 0,
  }
  let innermost = true

  const openItems = (dashes: readonly number[]) => {
    for (const dash of dashes.toReversed()) {
      if (at.inside === 'list') path.unshift(at.index)
      Object.assign(at, { inside: 'list', column: dash, index: 0 })
      innermost = false
    }
  }
  openItems(start.dashes)

  for (let i = from - 1; i >= 0; i--) {
    const text = lines[i]!
    if (isBlank(text)) continue
    if (isMarker(text)) break
    const line = readLine(text)
    if (!line) return undefined

    const item = at.inside === 'list' ? line.dashes.indexOf(at.column) : -1
    if (item >= 0) {
      at.index++
      openItems(line.dashes.slice(0, item))
      continue
    }
    if (at.inside === 'map' && line.column === at.column) {
      if (innermost && line.key !== undefined) present.set(line.key, line.value)
      openItems(line.dashes)
      continue
    }
    if (line.column > at.column) continue
    if (line.key === undefined || !/^([&!]\S*\s*)?(#.*)?$/.test(line.value)) return undefined
    if (at.inside === 'list') path.unshift(at.index)
    path.unshift(line.key)
    Object.assign(at, { inside: 'map', column: line.column })
    innermost = false
    openItems(line.dashes)
  }
  if (at.inside === 'list') path.unshift(at.index)
  return { path, present }
}

/** The keys of the same map on the lines below. */
function keysBelow(lines: readonly string[], from: number, column: number): [string, string][] {
  const keys: [string, string][] = []
  for (const text of lines.slice(from + 1)) {
    if (isBlank(text)) continue
    if (isMarker(text)) break
    const line = readLine(text)
    if (!line || (line.dashes[0] ?? line.column) < column || line.column < column) break
    if (line.column === column && line.dashes.length === 0 && line.key !== undefined)
      keys.push([line.key, line.value])
  }
  return keys
}
