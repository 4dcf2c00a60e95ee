import { lineBreakOf, lineStart } from '../../text/lines.ts'
import { bodyFrom } from '../body-from.ts'
import { isJson } from '../json-fault.ts'
import { resolveNode } from '../key-name.ts'
import type { SourceDocument } from '../source-document.ts'
import { type ListNode, type MapNode, nodesOf, type ScalarNode, type Tree, type TreeNode } from '../tree.ts'
import { columnOf } from './column-of.ts'
import { isPlainSafe, type Quote } from './write-scalar.ts'

/** How a text is laid out, for new text to follow. */
export interface Habits {
  /** How much deeper a map stands under its key. */
  readonly indent: number
  /** How much deeper the dashes of a list stand under its key. */
  readonly dashIndent: number
  readonly quote: Quote
  /** Whether strings are quoted that need no quotes. */
  readonly quoteAlways: boolean
  readonly quoteKeys: boolean
  /** Whether a blank stands inside the braces of flow maps. */
  readonly padBraces: boolean
  readonly lineBreak: string
  /** Whether texts of several lines may be literal blocks; else they are quoted. */
  readonly literals: boolean
}

export const defaultHabits: Habits = {
  indent: 2,
  dashIndent: 0,
  quote: 'double',
  quoteAlways: false,
  quoteKeys: false,
  padBraces: false,
  lineBreak: '\n',
  literals: true,
}

/** The habits of a document, taken by majority; the defaults where it shows none. */
export function habitsOf({ text, marked }: SourceDocument, tree: Tree): Habits {
  const counts = new Counts()
  if (tree.root) for (const node of nodesOf(tree.root)) count(text, node, counts)
  const isJsonMap =
    isJson(text, bodyFrom(text, marked === true)) && tree.root?.kind === 'map' && tree.root.entries.length > 0
  const strings = { plain: counts.of('plain'), single: counts.of('single'), double: counts.of('double') }
  const quoted = strings.single + strings.double
  return {
    indent: counts.most('indent') ?? defaultHabits.indent,
    dashIndent: counts.most('dashIndent') ?? defaultHabits.dashIndent,
    quote: !isJsonMap && counts.of('anySingle') > counts.of('anyDouble') ? 'single' : 'double',
    quoteAlways: isJsonMap || (quoted > strings.plain && quoted > 1),
    quoteKeys: isJsonMap || counts.of('quotedKey') > counts.of('plainKey'),
    padBraces: counts.of('padded') > counts.of('tight'),
    lineBreak: lineBreakOf(text),
    literals: !isJsonMap,
  }
}

function count(text: string, node: TreeNode, counts: Counts): void {
  if (node.kind === 'map') countMap(text, node, counts)
  if (node.kind === 'list') for (const item of node.items) countString(item.value, counts)
}

function countMap(text: string, map: MapNode, counts: Counts): void {
  if (map.flow && text[map.contentFrom] === '{' && map.entries.length > 0)
    counts.add(text[map.contentFrom + 1] === ' ' ? 'padded' : 'tight')
  for (const { key, value } of map.entries) {
    if (key.kind === 'scalar') counts.add(isQuoted(key) ? 'quotedKey' : 'plainKey')
    countString(value, counts)
    if (map.flow || !isBlockBelow(text, key, value)) continue
    const deeper = columnOf(text, value.contentFrom) - columnOf(text, key.from)
    if (value.kind === 'map' && deeper > 0 && deeper <= 8) counts.addColumn('indent', deeper)
    if (value.kind === 'list' && deeper >= 0 && deeper <= 8) counts.addColumn('dashIndent', deeper)
  }
}

function isBlockBelow(text: string, key: TreeNode, value: TreeNode): value is MapNode | ListNode {
  if ((value.kind !== 'map' && value.kind !== 'list') || value.flow) return false
  return lineStart(text, value.contentFrom) > key.to
}

function countString(node: TreeNode, counts: Counts): void {
  if (node.kind !== 'scalar' || resolveNode(node).type !== 'string') return
  if (node.style === 'single') counts.add('anySingle')
  if (node.style === 'double') counts.add('anyDouble')
  if (!isPlainSafe(node.text, 'block')) return
  if (node.style === 'plain' || node.style === 'single' || node.style === 'double') counts.add(node.style)
}

function isQuoted(node: ScalarNode): boolean {
  return node.style === 'double' || node.style === 'single'
}

class Counts {
  private readonly counts = new Map<string, number>()
  private readonly columns = { indent: new Map<number, number>(), dashIndent: new Map<number, number>() }

  add(name: string): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1)
  }

  addColumn(name: 'indent' | 'dashIndent', columns: number): void {
    const known = this.columns[name]
    known.set(columns, (known.get(columns) ?? 0) + 1)
  }

  of(name: string): number {
    return this.counts.get(name) ?? 0
  }

  most(name: 'indent' | 'dashIndent'): number | undefined {
    return [...this.columns[name]].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0]
  }
}
