import { lineEnd } from '../../core/text/lines.ts'
import type { Range } from '../../core/text/text-edit.ts'
import { isMerge, keyName } from '../../core/yaml/key-name.ts'
import type { Path } from '../../core/yaml/path.ts'
import { treeOf } from '../../core/yaml/read-document.ts'
import type { SourceDocument } from '../../core/yaml/source-document.ts'
import { locateIn } from '../../core/yaml/source-map.ts'
import { nodesOf, type TreeNode } from '../../core/yaml/tree.ts'
import { get, isMap } from './plain-values.ts'

export interface Room extends Range {
  /** Where a value is repeated by an alias or a merge key, which ends when one of the places changes. */
  readonly shared?: boolean | undefined
}

/** Where a document may change for places of it to change: between what stands before and behind them. */
export function mayChange(document: SourceDocument, places: readonly Path[]): Room[] {
  return united([
    ...places.map(it => gapOf(document, it)),
    ...(places.some(it => isShared(document, it)) ? sharedPlaces(document) : []),
    ...places.flatMap(it => twinsOf(document, it)),
  ])
}

/** Rooms that touch are one. */
function united(rooms: readonly Room[]): Room[] {
  const result: Room[] = []
  for (const room of [...rooms].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1)
    if (!last || room.from > last.to) result.push(room)
    else
      result[result.length - 1] = {
        from: last.from,
        to: Math.max(last.to, room.to),
        shared: last.shared || room.shared,
      }
  }
  return result
}

/** Whether a place shares a value with another one, or something in it does. */
function isShared(document: SourceDocument, place: Path): boolean {
  const tree = treeOf(document)
  const shares = (node: TreeNode) =>
    node.kind === 'alias' ||
    (node.anchor !== undefined && tree.aliased.has(node.anchor)) ||
    (node.kind === 'map' && node.entries.some(isMerge))
  for (let length = 0; length <= place.length; length++) {
    const node = locateIn(tree, place.slice(0, length))?.value
    if (!node) return false
    if (shares(node) || (length === place.length && [...nodesOf(node)].some(shares))) return true
  }
  return false
}

/** The other entries of the same key, where it is written more than once. */
function twinsOf(document: SourceDocument, place: Path): Room[] {
  const parent = locateIn(treeOf(document), place.slice(0, -1))?.value
  if (parent?.kind !== 'map') return []
  const twins = parent.entries.filter(it => keyName(it.key) === place.at(-1))
  return twins.length > 1 ? twins.map(it => ({ from: it.from, to: nextContent(document.text, it.to) })) : []
}

/** From the end of what comes before a place to the beginning of what comes behind it. */
function gapOf(document: SourceDocument, place: Path): Room {
  const { sourceMap, text, value } = document
  let path = place
  while (path.length > 0 && !sourceMap.entryRange(path)) path = path.slice(0, -1)
  const own = path.length > 0 ? sourceMap.entryRange(path) : undefined
  if (!own) return { from: 0, to: text.length }
  const parent = path.slice(0, -1)
  const holder = get(value, parent)
  const steps: (string | number)[] = Array.isArray(holder)
    ? [...holder.keys()]
    : isMap(holder)
      ? Object.keys(holder)
      : []
  let from = parent.length > 0 ? (sourceMap.keyRange(parent)?.from ?? 0) : 0
  // A list in a list has no key of its own: its first item begins where it does.
  if (parent.length > 0 && typeof parent.at(-1) === 'string') from = sourceMap.keyRange(parent)!.to
  else if (parent.length > 0) from = sourceMap.entryRange(parent)!.from
  let to = text.length
  let isLast = true
  for (const step of steps) {
    const range = sourceMap.entryRange([...parent, step])
    if (!range || step === path.at(-1)) continue
    if (range.to <= own.from) from = Math.max(from, range.to)
    if (range.from >= own.to) {
      to = Math.min(to, range.from)
      isLast = false
    }
  }
  return { from, to: isLast ? nextContent(text, own.to) : to }
}

/** Behind blanks, comments and closing brackets. */
function nextContent(text: string, offset: number): number {
  const rest = /^(?:[\s,\]}]|#[^\r\n]*)*/.exec(text.slice(offset))
  return offset + (rest?.[0].length ?? 0)
}

function sharedPlaces(document: SourceDocument): Room[] {
  const { root, aliased } = treeOf(document)
  if (!root || aliased.size === 0) return []
  return [...nodesOf(root)].flatMap((node): Room[] => {
    const isHere = node.kind === 'alias' || (node.anchor !== undefined && aliased.has(node.anchor))
    const merges = node.kind === 'map' && node.entries.some(isMerge)
    const anchor = node.kind === 'alias' ? lineEnd(document.text, node.to) : node.contentFrom + 1
    const to = merges ? nextContent(document.text, node.to) : anchor
    return isHere || merges ? [{ from: node.from - 1, to, shared: true }] : []
  })
}
