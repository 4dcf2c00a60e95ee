import { composeEdits } from '../text/compose-edits.ts'
import { lineStart } from '../text/lines.ts'
import { applyEdits, type TextEdit } from '../text/text-edit.ts'
import { readDocumentCached } from './document-cache.ts'
import { type Draft, draftOf, effective, Refusal, refuseShared, type Spot, trailOf } from './draft.ts'
import {
  emptyBlock,
  insertBlockEntry,
  insertBlockItem,
  moveBlockItem,
  removeBlockPart,
} from './edit-block.ts'
import { insertFlowPart, moveFlowItem, partsOf, removeFlowPart } from './edit-flow.ts'
import { at, setAt } from './json.ts'
import { type JsonChange, partChanges } from './json-changes.ts'
import { formatPath, type Path } from './path.ts'
import { renderFlow, renderFlowEntry, renderValue, writeKey } from './render-value.ts'
import { replaceValue } from './replace-value.ts'
import type { Json, SourceDocument } from './source-document.ts'
import { isMerge, keyName, resolveNode } from './to-value.ts'
import type { Entry, ListNode, MapNode } from './tree.ts'
import { writeQuoted } from './write-scalar.ts'

/** The edits that change a document as intended. Throws a Refusal where it cannot be done in place. */
export type Plan = (document: SourceDocument) => readonly TextEdit[]

const rootOrder = ['apiVersion', 'kind', 'metadata', 'spec', 'status']
const metadataOrder = ['name', 'generateName', 'namespace', 'labels', 'annotations']
const mostSteps = 40

/** Sets a value; of a map or list that is there already only the parts that differ. */
export function setIn(
  document: SourceDocument,
  path: Path,
  value: Json,
  order: readonly string[] | undefined,
): readonly TextEdit[] {
  const old = at(document.value, path)
  const changes = old === undefined ? undefined : partChanges(old, value, path)
  if (changes && changes.length <= mostSteps) return inTurn(document, changes)

  const draft = draftOf(document)
  const trail = trailOf(draft.tree, path)
  if (trail.length === 0) return fillEmpty(draft, setAt(undefined, path, value))
  refuseShared(draft.tree, trail)
  const last = trail.at(-1)!
  const missing = path.slice(last.path.length)
  if (missing.length === 0) return replaceValue(draft, last, value)
  refuseMerged(document, path.slice(0, last.path.length + 1))
  return addBelow(draft, last, missing, value, order)
}

/** Sets a value by writing all of it anew. */
export function setWholeIn(document: SourceDocument, path: Path, value: Json): readonly TextEdit[] {
  const draft = draftOf(document)
  const trail = trailOf(draft.tree, path)
  const last = trail.at(-1)
  if (!last || last.path.length < path.length) throw new Refusal(`\`${formatPath(path)}\` is not there.`)
  refuseShared(draft.tree, trail)
  return replaceValue(draft, last, value)
}

/** Removes what is at a path, every entry of that key. Nothing there, nothing done. */
export function removeIn(document: SourceDocument, path: Path, prune: boolean): readonly TextEdit[] {
  const draft = draftOf(document)
  const trail = trailOf(draft.tree, path)
  refuseShared(draft.tree, trail.slice(0, path.length))
  if (trail.length <= path.length) {
    refuseMerged(document, path)
    return []
  }
  let depth = path.length
  while (prune && depth > 1 && isOnlyPart(trail[depth]!)) depth--
  return removeSpot(document, draft, trail[depth]!, trail[depth - 1]!)
}

export function insertItemIn(
  document: SourceDocument,
  list: Path,
  index: number,
  value: Json,
): readonly TextEdit[] {
  const draft = draftOf(document)
  const trail = trailOf(draft.tree, list)
  const spot = trail.at(-1)
  if (spot?.path.length !== list.length || spot.node.kind !== 'list')
    return setIn(document, list, [value], undefined)
  refuseShared(draft.tree, trail)
  return addItem(draft, spot, spot.node, index, value)
}

export function moveItemIn(
  document: SourceDocument,
  list: Path,
  from: number,
  to: number,
): readonly TextEdit[] {
  const draft = draftOf(document)
  const trail = trailOf(draft.tree, list)
  refuseShared(draft.tree, trail)
  const node = trail[list.length]?.node
  if (node?.kind !== 'list') throw new Refusal(`\`${formatPath(list)}\` is no list of its own.`)
  return node.flow ? moveFlowItem(draft, node, from, to) : moveBlockItem(draft, node, from, to)
}

export function renameIn(document: SourceDocument, path: Path, key: string): readonly TextEdit[] {
  const draft = draftOf(document)
  const trail = trailOf(draft.tree, path)
  refuseShared(draft.tree, trail.slice(0, path.length))
  refuseMerged(document, path)
  const spot = trail[path.length]
  if (!spot?.entry || spot.parent?.kind !== 'map')
    throw new Refusal(`\`${formatPath(path)}\` is no entry of a map.`)
  if (sameKeys(spot.parent, spot.entry).length > 1)
    throw new Refusal(`The key \`${String(path.at(-1))}\` is written more than once.`)
  const node = spot.entry.key
  const isQuoted = node.kind === 'scalar' && (node.style === 'single' || node.style === 'double')
  const written = isQuoted
    ? writeQuoted(key, node.style === 'single' ? 'single' : 'double')
    : writeKey(key, spot.parent.flow ? 'flow' : 'block', { ...draft.style, quoteKeys: false })
  return [{ from: node.contentFrom, to: node.to, insert: written }]
}

/** Adds the missing end of a path, and the value, below the deepest place there is. */
function addBelow(
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
  throw new Refusal(`\`${formatPath(spot.path)}\` holds a plain value, no map or list.`)
}

function addEntry(
  draft: Draft,
  spot: Spot,
  map: MapNode,
  key: string,
  value: Json,
  order: readonly string[] | undefined,
): readonly TextEdit[] {
  if (map.entries.length === 0 && !spot.parent?.flow) return replaceValue(draft, spot, { [key]: value })
  const index = placeOf(map, key, order ?? usualOrder(spot.path))
  if (!map.flow) return insertBlockEntry(draft, map, index, key, value)
  const style = { ...draft.style, quoteKeys: hasQuotedKeys(map) ?? draft.style.quoteKeys }
  return insertFlowPart(draft, map, index, renderFlowEntry(key, value, style))
}

function addItem(draft: Draft, spot: Spot, list: ListNode, index: number, value: Json): readonly TextEdit[] {
  if (list.items.length === 0 && !spot.parent?.flow) return replaceValue(draft, spot, [value])
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

function removeSpot(document: SourceDocument, draft: Draft, spot: Spot, parent: Spot): readonly TextEdit[] {
  const holder = spot.parent!
  const twins = spot.entry && holder.kind === 'map' ? sameKeys(holder, spot.entry) : []
  const index = partsOf(holder).findLastIndex(it => it === (spot.entry ?? spot.item))
  const edits = removePart(draft, parent, holder, index)
  if (twins.length <= 1) return edits
  const after = readDocumentCached(applyEdits(document.text, edits))
  return composeEdits(edits, removeIn(after, spot.path, false))
}

function removePart(draft: Draft, holder: Spot, node: MapNode | ListNode, index: number): TextEdit[] {
  if (node.flow) return removeFlowPart(draft, node, index)
  const parts = partsOf(node)
  return parts.length > 1 ? removeBlockPart(draft, parts, index) : emptyBlock(draft, holder, parts)
}

function isOnlyPart(spot: Spot): boolean {
  const { parent, entry } = spot
  if (!parent) return false
  if (parent.kind === 'map' && entry) return sameKeys(parent, entry).length === parent.entries.length
  return partsOf(parent).length === 1
}

function sameKeys(map: MapNode, entry: Entry): Entry[] {
  const name = keyName(entry.key)
  return map.entries.filter(it => !isMerge(it) && keyName(it.key) === name)
}

function refuseMerged(document: SourceDocument, path: Path): void {
  if (document.source.isShared(path))
    throw new Refusal(
      `\`${formatPath(path)}\` comes in through a merge key (<<); it is changed where it is written.`,
    )
}

/** Everything of an empty document, behind its marker and comments. */
function fillEmpty({ text, style }: Draft, value: Json): TextEdit[] {
  const written = renderValue(value, style)
  const end = /\n?\.\.\.\s*(?:#.*)?\s*$/.exec(text)
  const at =
    end && text.slice(0, end.index).length > 0 ? end.index + (text[end.index] === '\n' ? 1 : 0) : text.length
  const before = at === 0 || lineStart(text, at) === at ? '' : style.lineBreak
  return [{ from: at, to: at, insert: `${before}${written}${style.lineBreak}` }]
}

function inTurn(document: SourceDocument, changes: readonly JsonChange[]): readonly TextEdit[] {
  let edits: readonly TextEdit[] = []
  let current = document
  for (const [i, change] of changes.entries()) {
    const next = effective(current.text, changeIn(current, change))
    edits = composeEdits(edits, next)
    if (i < changes.length - 1) current = readDocumentCached(applyEdits(current.text, next))
  }
  return edits
}

function changeIn(document: SourceDocument, change: JsonChange): readonly TextEdit[] {
  switch (change.type) {
    case 'set':
      return setIn(document, change.path, change.value, change.order)
    case 'remove':
      return removeIn(document, change.path, false)
    case 'insert':
      return insertItemIn(document, change.path, change.index, change.value)
  }
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
