import { isMerge } from '../key-name.ts'
import type { Path } from '../path.ts'
import { treeOf } from '../read-document.ts'
import { stepInto } from '../source-map.ts'
import { type MapNode, nodesOf, type Tree, type TreeNode } from '../tree.ts'
import { documentAt } from './document-at.ts'

/** The node that says what stands at a path: aliases lead to their anchors, merge keys to the maps that they bring. */
export function homeOf({ root }: Tree, path: Path): TreeNode | undefined {
  let node = root && anchored(root)
  for (const step of path) {
    node = node && below(node, step, 0)
    if (!node) return undefined
  }
  return node
}

const mostAliases = 50

function anchored(node: TreeNode): TreeNode | undefined {
  let found: TreeNode | undefined = node
  for (let count = 0; found?.kind === 'alias' && count < mostAliases; count++) found = found.target
  return found?.kind === 'alias' ? undefined : found
}

function below(node: TreeNode, step: string | number, depth: number): TreeNode | undefined {
  const own = stepInto(node, step)
  if (own) return anchored(own.value)
  if (node.kind !== 'map' || depth > mostAliases) return undefined
  for (const map of mergedInto(node)) {
    const found = below(map, step, depth + 1)
    if (found) return found
  }
  return undefined
}

function mergedInto(map: MapNode): TreeNode[] {
  return map.entries.filter(isMerge).flatMap(({ value }) => {
    const brought = anchored(value)
    const all = brought?.kind === 'list' ? brought.items.map(it => anchored(it.value)) : [brought]
    return all.filter(it => it !== undefined)
  })
}

/** Where a text is repeated that stands at an offset, by the aliases of an anchor on it or around it: their offsets. */
export function followersOf(text: string, offset: number): readonly number[] {
  const { from, document } = documentAt(text, offset)
  const { root, aliased } = document.readable ? treeOf(document) : {}
  if (!root || !aliased || aliased.size === 0) return []
  const nodes = [...nodesOf(root)]
  const at = offset - from
  const around = new Set(
    nodes.filter(
      it =>
        it.kind !== 'alias' &&
        it.anchor !== undefined &&
        aliased.has(it.anchor) &&
        it.from <= at &&
        at <= it.to,
    ),
  )
  return nodes
    .filter(it => it.kind === 'alias' && it.target !== undefined && around.has(it.target))
    .map(it => it.from + from)
}
