import type { Range } from '../text/text-edit.ts'
import type { ScalarStyle } from './scan/token.ts'

/**
 * A document's values with the places they are written at. Ranges hold anchors and tags, not comments;
 * `contentFrom` is where the value itself begins behind them.
 */
export type TreeNode = ScalarNode | AliasNode | MapNode | ListNode

interface Written extends Range {
  readonly contentFrom: number
  readonly anchor?: string
  /** The tag as written. */
  readonly tag?: string
  /** What the tag stands for; those of YAML itself as `!!name`. */
  readonly fullTag?: string
}

export interface ScalarNode extends Written {
  readonly kind: 'scalar'
  /** `absent` where nothing is written: `key:`. */
  readonly style: ScalarStyle | 'absent'
  /** The text without quotes, escapes and indentation. */
  readonly text: string
}

export interface AliasNode extends Written {
  readonly kind: 'alias'
  readonly name: string
  /** The value that had the anchor last before it; it may be one that holds the alias. */
  readonly target?: TreeNode
}

export interface MapNode extends Written {
  readonly kind: 'map'
  readonly flow: boolean
  readonly entries: readonly Entry[]
}

export interface ListNode extends Written {
  readonly kind: 'list'
  readonly flow: boolean
  readonly items: readonly Item[]
}

export interface Entry extends Range {
  readonly key: TreeNode
  /** Offset of the colon; -1 where there is none (`{a, b}`). */
  readonly colon: number
  readonly value: TreeNode
}

export interface Item extends Range {
  /** Offset of the dash; -1 in a flow list. */
  readonly dash: number
  readonly value: TreeNode
}

export interface Tree {
  readonly root: TreeNode | undefined
  /** Names of the anchors that some alias uses. */
  readonly aliased: ReadonlySet<string>
}

/** The node and everything below it, parents before children. */
export function* nodesOf(node: TreeNode): Generator<TreeNode> {
  yield node
  if (node.kind === 'map') {
    for (const entry of node.entries) {
      yield* nodesOf(entry.key)
      yield* nodesOf(entry.value)
    }
  }
  if (node.kind === 'list') for (const item of node.items) yield* nodesOf(item.value)
}
