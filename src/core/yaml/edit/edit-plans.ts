import { composeEdits } from '../../text/compose-edits.ts'
import type { TextEdit } from '../../text/text-edit.ts'
import { editedDocument } from '../document-cache.ts'
import { isMerge, keyName } from '../key-name.ts'
import { formatPath, type Path } from '../path.ts'
import type { Json, SourceDocument } from '../source-document.ts'
import type { Entry, ListNode, MapNode, TreeNode } from '../tree.ts'
import { type Draft, draftOf, effective, Refusal, refuseShared, type Spot, trailOf } from './draft.ts'
import { addBelow, addEntry, addItem } from './edit-add.ts'
import { emptyBlock, moveBlockItem, removeBlockPart } from './edit-block.ts'
import {
  fillEmpty,
  holdsComment,
  isAboveComments,
  replaceAboveComments,
  replaceAroundComment,
} from './edit-empty.ts'
import { moveFlowItem, partsOf, removeFlowPart } from './edit-flow.ts'
import { at, setAt } from './json.ts'
import { type JsonChange, partChanges } from './json-changes.ts'
import { writeKey } from './render-value.ts'
import { replaceValue } from './replace-value.ts'
import { type Context, writeQuoted } from './write-scalar.ts'

/** The edits that change a document as intended. Throws a Refusal where it cannot be done in place. */
export type Plan = (document: SourceDocument) => readonly TextEdit[]

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
  if (missing.length === 0) {
    if (holdsComment(draft.text, last.node)) {
      const parts = partsAsChanges(last.node, value, path)
      return parts ? inTurn(document, parts) : replaceAroundComment(draft, last, value)
    }
    const isEmpty = typeof value === 'object' && value !== null && Object.keys(value).length === 0
    if (isEmpty && isAboveComments(draft, last)) return replaceAboveComments(draft, last.node, value)
    return replaceValue(draft, last, value)
  }
  const merged = at(document.value, path.slice(0, last.path.length + 1))
  // What a merge key brings gets an entry of its own, which holds all of it.
  if (merged !== undefined && last.node.kind === 'map')
    return addEntry(draft, last, last.node, String(missing[0]), setAt(merged, missing.slice(1), value), order)
  return addBelow(draft, last, missing, value, order)
}

/** Sets a value by writing all of it anew. */
export function setWholeIn(document: SourceDocument, path: Path, value: Json): readonly TextEdit[] {
  const draft = draftOf(document)
  const trail = trailOf(draft.tree, path)
  const last = trail.at(-1)
  if (!last || last.path.length < path.length) throw new Refusal(`\`${formatPath(path)}\` is not there.`)
  refuseShared(draft.tree, trail)
  if (holdsComment(draft.text, last.node)) return replaceAroundComment(draft, last, value)
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
  if (node?.kind !== 'list') throw new Refusal(`\`${formatPath(list)}\` is not a list of its own.`)
  return node.flow ? moveFlowItem(draft, node, from, to) : moveBlockItem(draft, node, from, to)
}

export function renameIn(document: SourceDocument, path: Path, key: string): readonly TextEdit[] {
  const draft = draftOf(document)
  const trail = trailOf(draft.tree, path)
  refuseShared(draft.tree, trail.slice(0, path.length))
  refuseMerged(document, path)
  const spot = trail[path.length]
  if (!spot?.entry || spot.parent?.kind !== 'map')
    throw new Refusal(`\`${formatPath(path)}\` is not an entry of a mapping.`)
  const { flow } = spot.parent
  return sameKeys(spot.parent, spot.entry).map(it => renameEntry(draft, it, key, flow ? 'flow' : 'block'))
}

function renameEntry({ style }: Draft, { key: node }: Entry, key: string, context: Context): TextEdit {
  const isQuoted = node.kind === 'scalar' && (node.style === 'single' || node.style === 'double')
  const written = isQuoted
    ? writeQuoted(key, node.style === 'single' ? 'single' : 'double')
    : writeKey(key, context, { ...style, quoteKeys: false })
  return { from: node.contentFrom, to: node.to, insert: written }
}

/** The parts of a map or list one by one, where the node is of the same sort and can take them. */
function partsAsChanges(node: TreeNode, value: Json, path: Path): JsonChange[] | undefined {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return undefined
  if (node.kind !== (Array.isArray(value) ? 'list' : 'map')) return undefined
  if (Array.isArray(value)) return value.map((it, index) => ({ type: 'insert', path, index, value: it }))
  return Object.keys(value).map(key => ({ type: 'set', path: [...path, key], value: value[key]! }))
}

function removeSpot(document: SourceDocument, draft: Draft, spot: Spot, parent: Spot): readonly TextEdit[] {
  const holder = spot.parent!
  const twins = spot.entry && holder.kind === 'map' ? sameKeys(holder, spot.entry) : []
  const index = partsOf(holder).findLastIndex(it => it === (spot.entry ?? spot.item))
  const edits = removePart(draft, parent, holder, index)
  if (twins.length <= 1) return edits
  const after = editedDocument(document, edits)
  return composeEdits(edits, removeIn(after, spot.path, false))
}

/** Takes a part out of the map or list that a spot holds. */
export function removePart(draft: Draft, holder: Spot, node: MapNode | ListNode, index: number): TextEdit[] {
  if (node.flow) return removeFlowPart(draft, node, index)
  const parts = partsOf(node)
  if (parts.length > 1) return removeBlockPart(draft, parts, index)
  return isAboveComments(draft, holder)
    ? replaceAboveComments(draft, node, node.kind === 'list' ? [] : {})
    : emptyBlock(draft, holder, parts)
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
  if (document.sourceMap.isShared(path))
    throw new Refusal(`\`${formatPath(path)}\` comes from a merge key (<<). Change it where it is defined.`)
}

function inTurn(document: SourceDocument, changes: readonly JsonChange[]): readonly TextEdit[] {
  let edits: readonly TextEdit[] = []
  let current = document
  for (const [i, change] of changes.entries()) {
    const next = effective(current.text, changeIn(current, change))
    edits = composeEdits(edits, next)
    if (i < changes.length - 1) current = editedDocument(current, next)
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
