import { limits } from './guard-text.ts'
import type { ParsedTree } from './parse-tree.ts'
import { PlainReader, unlessNotPlain } from './scan/plain-reader.ts'
import type { ScalarStyle } from './scan/token.ts'
import type { Entry, Item, ListNode, MapNode, ScalarNode, TreeNode } from './tree.ts'

/**
 * The tree of a text that the plain reader takes. Undefined for any other text, which `parseTree` reads; what this gives is
 * what that would give, and a text that cannot be read is always left to it.
 */
export function plainTree(text: string, from: number): ParsedTree | undefined {
  return unlessNotPlain(text, () => ({
    root: new TreeReader(text, from, limits.depth).root(),
    aliased: noNames,
    restFrom: undefined,
  }))
}

const noNames: ReadonlySet<string> = new Set()

type OpenMap = Open<MapNode> & { readonly entries: Entry[] }
type OpenList = Open<ListNode> & { readonly items: Item[] }
type Open<Node> = Omit<Node, 'to'> & { to: number }

class TreeReader extends PlainReader<TreeNode, ScalarNode, OpenMap, OpenList> {
  protected scalar(style: ScalarStyle, text: string, from: number, to: number): ScalarNode {
    return { kind: 'scalar', style, text, from, contentFrom: from, to }
  }

  protected keyOf(style: ScalarStyle, text: string, from: number, to: number): ScalarNode {
    return this.scalar(style, text, from, to)
  }

  protected absent(at: number): ScalarNode {
    return { kind: 'scalar', style: 'absent', text: '', from: at, contentFrom: at, to: at }
  }

  protected openMap(from: number, flow: boolean): OpenMap {
    return { kind: 'map', flow, entries: [], from, contentFrom: from, to: from }
  }

  protected addEntry(
    { entries }: OpenMap,
    key: ScalarNode,
    colon: number,
    value: TreeNode,
    to: number,
  ): void {
    entries.push({ key, colon, value, from: key.from, to })
  }

  protected openList(from: number, flow: boolean): OpenList {
    return { kind: 'list', flow, items: [], from, contentFrom: from, to: from }
  }

  protected addItem({ items }: OpenList, dash: number, value: TreeNode, to: number): void {
    items.push({ dash, value, from: dash < 0 ? value.from : dash, to })
  }

  protected close(value: OpenMap | OpenList, to: number): void {
    value.to = to
  }
}
