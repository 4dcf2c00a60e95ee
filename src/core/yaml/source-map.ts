import { columnOf, lineEnd, lineStart, nextLine } from '../text/lines.ts'
import type { Range } from '../text/text-edit.ts'
import { isMerge, keyName } from './key-name.ts'
import type { Path } from './path.ts'
import type { Json, SourceMap } from './source-document.ts'
import type { Entry, Item, MapNode, Tree, TreeNode } from './tree.ts'

/** What a path leads to: the value, and the entry or item that holds it (none at the root). */
export interface Located {
  readonly value: TreeNode
  readonly entry?: Entry
  readonly item?: Item
}

/** Where things stand in a document. Ranges are found when asked for. */
export function sourceMapOf(text: string, tree: Tree, value: Json | undefined): SourceMap {
  const names = new WeakMap<MapNode, Map<string, Entry>>()
  const locate = (path: Path) => locateIn(tree, path, names)

  function keyRange(path: Path): Range | undefined {
    const found = locate(path)
    if (!found) return undefined
    const { entry } = found
    return entry ? { from: entry.key.contentFrom, to: entry.key.to } : rangeOf(found.value)
  }
  function valueRange(path: Path): Range | undefined {
    const found = locate(path)
    return found && rangeOf(found.value)
  }

  return {
    keyRange,
    valueRange,
    entryRange(path) {
      const found = locate(path)
      return found && rangeOf(found.entry ?? found.item ?? found.value)
    },
    nearest(path, part) {
      for (let length = path.length; length > 0; length--) {
        const at = path.slice(0, length)
        const range = part === 'key' || length < path.length ? keyRange(at) : valueRange(at)
        if (range) return { path: at, range }
      }
      return { path: [], range: valueRange([]) ?? contentRange(text) }
    },
    pathAt: offset => (tree.root ? pathWithin(text, tree.root, offset) : []),
    scalarStyle(path) {
      const node = locate(path)?.value
      return node?.kind === 'scalar' && node.style !== 'absent' ? node.style : undefined
    },
    isShared: path => isShared(tree, path, value, names),
  }
}

/**
 * The places of a document that most likely nobody asks for: nearly all documents are in order. They are read from the text again when somebody
 * does. The range of the whole is known, since every resource asks for it.
 */
export class LazySourceMap implements SourceMap {
  constructor(
    private readonly whole: Range,
    private readonly read: () => SourceMap,
  ) {}

  keyRange(path: Path): Range | undefined {
    return path.length === 0 ? this.whole : this.read().keyRange(path)
  }

  valueRange(path: Path): Range | undefined {
    return path.length === 0 ? this.whole : this.read().valueRange(path)
  }

  entryRange(path: Path): Range | undefined {
    return path.length === 0 ? this.whole : this.read().entryRange(path)
  }

  nearest(path: Path, part: 'key' | 'value'): { path: Path; range: Range } {
    return this.read().nearest(path, part)
  }

  pathAt(offset: number): Path {
    return this.read().pathAt(offset)
  }

  scalarStyle(path: Path): ReturnType<SourceMap['scalarStyle']> {
    return this.read().scalarStyle(path)
  }

  isShared(path: Path): boolean {
    return this.read().isShared(path)
  }
}

/** What stands at a path, aliases and merge keys not followed. The last of equal keys is the one that counts. */
export function locateIn(
  tree: Tree,
  path: Path,
  names?: WeakMap<MapNode, Map<string, Entry>>,
): Located | undefined {
  if (!tree.root) return undefined
  let found: Located = { value: tree.root }
  for (const step of path) {
    const next = stepInto(found.value, step, names)
    if (!next) return undefined
    found = next
  }
  return found
}

/** The entry or item that a step leads to. Map keys are compared as the strings they become. */
export function stepInto(
  node: TreeNode,
  step: string | number,
  names?: WeakMap<MapNode, Map<string, Entry>>,
): Located | undefined {
  if (node.kind === 'map') {
    const entry = entriesByName(node, names).get(String(step))
    return entry && { entry, value: entry.value }
  }
  if (node.kind !== 'list') return undefined
  const item = typeof step === 'number' ? node.items[step] : undefined
  return item && { item, value: item.value }
}

function entriesByName(
  node: MapNode,
  names: WeakMap<MapNode, Map<string, Entry>> | undefined,
): Map<string, Entry> {
  const known = names?.get(node)
  if (known) return known
  const byName = new Map<string, Entry>()
  for (const entry of node.entries) {
    const name = isMerge(entry) ? undefined : keyName(entry.key)
    if (name !== undefined) byName.set(name, entry)
  }
  names?.set(node, byName)
  return byName
}

function isShared(
  tree: Tree,
  path: Path,
  value: Json | undefined,
  names: WeakMap<MapNode, Map<string, Entry>>,
): boolean {
  let node = tree.root
  let current: unknown = value
  for (const step of path) {
    if (!node) return false
    if (node.kind === 'alias') return true
    const below: unknown =
      typeof current === 'object' && current !== null && Object.hasOwn(current, step)
        ? (current as Record<string | number, unknown>)[step]
        : undefined
    const next = stepInto(node, step, names)
    // There in the value and not in the text: a merge key brought it.
    if (!next) return below !== undefined
    node = next.value
    current = below
  }
  return node?.kind === 'alias'
}

/** Everything but blanks, comments and markers around it; the whole text where there is nothing else. */
function contentRange(text: string): Range {
  const from = text.length - text.trimStart().length
  return { from: Math.min(from, text.length), to: Math.max(from, text.trimEnd().length) }
}

function rangeOf({ from, to }: Range): Range {
  return { from, to }
}

function pathWithin(text: string, root: TreeNode, offset: number): Path {
  const path: (string | number)[] = []
  let node: TreeNode | undefined = root
  while (node && (node.kind === 'map' || node.kind === 'list')) {
    const parts: readonly (Entry | Item)[] = node.kind === 'map' ? node.entries : node.items
    const index = partAt(text, parts, offset, node.flow)
    const part = parts[index]
    if (!part) break
    if ('key' in part) {
      const name = keyName(part.key)
      if (name === undefined || isMerge(part)) break
      path.push(name)
    } else path.push(index)
    // On the key itself nothing deeper is meant.
    if ('key' in part && offset <= part.key.to) break
    node = part.value
  }
  return path
}

/** The part of a collection that an offset belongs to, -1 for the collection itself. */
function partAt(text: string, parts: readonly (Entry | Item)[], offset: number, flow: boolean): number {
  const after = parts.findIndex(it => it.from > offset)
  const index = (after < 0 ? parts.length : after) - 1
  const part = parts[index]
  if (flow) return part && offset <= part.to ? index : -1
  if (part && offset <= lineEnd(text, part.to)) return index
  const next = parts[index + 1]
  // A comment right above belongs to what it stands above.
  if (next && offset >= commentsAbove(text, next.from) && index + 1 < parts.length) return index + 1
  if (!part) return -1
  return columnAt(text, offset) > columnOf(text, part.from) ? index : -1
}

/** How deep a blank or comment line is indented, as far as the offset goes. */
function columnAt(text: string, offset: number): number {
  const start = lineStart(text, offset)
  const indent = /^[ \t]*/.exec(text.slice(start, lineEnd(text, offset)))?.[0].length ?? 0
  const isBlank = start + indent === lineEnd(text, offset)
  return isBlank ? offset - start : indent
}

/** Where the comment lines begin that stand right above the line of an offset, no blank line between; else that line's beginning. */
export function commentsAbove(text: string, offset: number): number {
  const column = columnOf(text, offset)
  let from = lineStart(text, offset)
  if (text.slice(from, offset).trim() !== '') return offset
  while (from > 0) {
    const start = lineStart(text, from - 1)
    const line = text.slice(start, lineEnd(text, start))
    const indent = line.length - line.trimStart().length
    if (line[indent] !== '#' || indent > column || nextLine(text, start) !== from) break
    from = start
  }
  return from
}
