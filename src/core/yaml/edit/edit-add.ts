import type { TextEdit } from '../../text/text-edit.ts'
import { isMerge, keyName, resolveNode } from '../key-name.ts'
import { formatPath, type Path } from '../path.ts'
import type { Json } from '../source-document.ts'
import type { ListNode, MapNode } from '../tree.ts'
import type { Draft, Spot } from './draft.ts'
import { Refusal } from './draft.ts'
import { insertBlockEntry, insertBlockItem } from './edit-block.ts'
import { holdsComment } from './edit-empty.ts'
import { insertFlowPart } from './edit-flow.ts'
import { setAt } from './json.ts'
import { renderFlow, renderFlowEntry } from './render-value.ts'
import { replaceValue } from './replace-value.ts'

const rootOrder = ['apiVersion', 'kind', 'metadata', 'spec', 'status']
const metadataOrder = ['name', 'generateName', 'namespace', 'labels', 'annotations']

/** Adds the missing end of a path, and the value, below the deepest place there is. */
export function addBelow(
  draft: Draft,
  spot: Spot,
  missing: Path,
  value: Json,
  order: readonly string[] | undefined,
): readonly TextEdit[] {
  const [step, ...rest] = missing
  const below = setAt(undefined, rest, value)
  const { node } = spot
  if (node.kind === 'list') {
    if (step !== node.items.length)
      throw new Refusal(`\`${formatPath(spot.path)}\` has ${node.items.length} items only.`)
    return addItem(draft, spot, node, step, below)
  }
  if (node.kind === 'map') return addEntry(draft, spot, node, String(step), below, order)
  if (node.kind === 'scalar' && resolveNode(node).type === 'null')
    return replaceValue(draft, spot, setAt(undefined, missing, value))
  throw new Refusal(`\`${formatPath(spot.path)}\` is a single value; expected a mapping or a list.`)
}

export function addEntry(
  draft: Draft,
  spot: Spot,
  map: MapNode,
  key: string,
  value: Json,
  order: readonly string[] | undefined,
): readonly TextEdit[] {
  const isBare = map.entries.length === 0 && !holdsComment(draft.text, map)
  if (isBare && !spot.parent?.flow) return replaceValue(draft, spot, { [key]: value })
  // A merge key takes the place of what is written before it.
  const index = Math.max(
    placeOf(map, key, order ?? usualOrder(spot.path)),
    map.entries.findLastIndex(isMerge) + 1,
  )
  if (!map.flow) return insertBlockEntry(draft, map, index, key, value)
  const style = { ...draft.style, quoteKeys: hasQuotedKeys(map) ?? draft.style.quoteKeys }
  return insertFlowPart(draft, map, index, renderFlowEntry(key, value, style))
}

export function addItem(
  draft: Draft,
  spot: Spot,
  list: ListNode,
  index: number,
  value: Json,
): readonly TextEdit[] {
  const isBare = list.items.length === 0 && !holdsComment(draft.text, list)
  if (isBare && !spot.parent?.flow) return replaceValue(draft, spot, [value])
  const style = { ...draft.style, quoteAlways: hasQuotedItems(list) ?? draft.style.quoteAlways }
  if (list.flow) return insertFlowPart(draft, list, index, renderFlow(value, style))
  return insertBlockItem({ ...draft, style }, list, index, value)
}

/** Behind the last entry that goes before the key; before the first that goes after it; else last. */
function placeOf(map: MapNode, key: string, order: readonly string[]): number {
  const rank = order.indexOf(key)
  if (rank < 0) return map.entries.length
  const ranks = map.entries.map(it => order.indexOf(keyName(it.key) ?? ''))
  const before = ranks.findLastIndex(it => it >= 0 && it < rank)
  if (before >= 0) return before + 1
  const after = ranks.findIndex(it => it > rank)
  return after >= 0 ? after : map.entries.length
}

function usualOrder(path: Path): readonly string[] {
  if (path.length === 0) return rootOrder
  return path.at(-1) === 'metadata' ? metadataOrder : []
}

function hasQuotedKeys(map: MapNode): boolean | undefined {
  const [first] = map.entries
  if (first?.key.kind !== 'scalar') return undefined
  return first.key.style === 'double' || first.key.style === 'single'
}

/** Whether all strings of a list are quoted; undefined where it has none. */
function hasQuotedItems(list: ListNode): boolean | undefined {
  const strings = list.items.flatMap(({ value }) =>
    value.kind === 'scalar' && resolveNode(value).type === 'string' ? [value] : [],
  )
  if (strings.length === 0) return undefined
  return strings.every(it => it.style === 'double' || it.style === 'single')
}
