import { limits } from './guard-text.ts'
import { Scanner } from './scan/scanner.ts'
import type { Token, TokenType } from './scan/token.ts'
import { type Reason, Unreadable } from './scan/unreadable.ts'
import type { AliasNode, Entry, Item, ListNode, MapNode, ScalarNode, Tree, TreeNode } from './tree.ts'

/** A tree, and where the text behind its one document begins, which nobody reads. */
export interface ParsedTree extends Tree {
  readonly restFrom: number | undefined
}

/** Anchor and tag of a value. */
interface Properties {
  readonly from: number
  readonly to: number
  readonly named: { readonly anchor?: string; readonly tag?: string; readonly fullTag?: string }
}

const standardTags = 'tag:yaml.org,2002:'

/** The values of the first document from an offset on, with their places. Throws an Unreadable where libyaml stops. */
export function parseTree(text: string, from: number): ParsedTree {
  return new TreeParser(text, from).document()
}

/** The grammar of libyaml: which tokens make a value. */
class TreeParser {
  private readonly aliased = new Set<string>()
  /** The values that aliases further on may repeat. */
  private readonly anchors = new Map<string, TreeNode>()
  private readonly handles = new Map<string, string>()
  private readonly text: string
  private readonly scanner: Scanner
  private depth = 0
  /** Where the brackets that are open stand. */
  private readonly brackets: number[] = []

  constructor(text: string, from: number) {
    this.text = text
    this.scanner = new Scanner(text, from)
  }

  document(): ParsedTree {
    this.directives()
    const isMarked = this.isNext('document-start')
    if (isMarked) this.scanner.take()
    const isEmpty = isMarked
      ? this.isNext('stream-end', 'document-start', 'document-end', 'directive')
      : this.isNext('stream-end')
    const root = isEmpty ? undefined : this.node('block')
    // What follows has to be a token, whatever it is.
    const { type, from } = this.scanner.peek()
    return { root, aliased: this.aliased, restFrom: type === 'stream-end' ? undefined : from }
  }

  private directives(): void {
    let last: Token | undefined
    while (this.isNext('directive')) {
      last = this.scanner.take()
      const name = last.suffix === undefined ? '%YAML' : last.text
      const isKnown = last.suffix !== undefined || last.text === '1.1'
      if (!isKnown || this.handles.has(name)) throw new Unreadable('directive', last.from, last.to)
      this.handles.set(name, last.suffix ?? '')
    }
    if (last && !this.isNext('document-start')) throw new Unreadable('directive-alone', last.from, last.to)
    if (!this.handles.has('!')) this.handles.set('!', '!')
    if (!this.handles.has('!!')) this.handles.set('!!', standardTags)
  }

  private isNext(...types: readonly TokenType[]): boolean {
    return types.includes(this.scanner.peek().type)
  }

  /**
   * A value: in brackets (`flow`), in lines of its own (`block`), or that of a key (`keyed`), where the dashes of a list
   * may stand in the column of the key and open no block.
   */
  private node(context: 'flow' | 'block' | 'keyed'): TreeNode {
    if (this.scanner.peek().type === 'alias') return this.alias()
    const properties = this.properties()
    const token = this.scanner.peek()
    if (token.type === 'scalar') return this.scalar(this.scanner.take(), properties)
    if (token.type === '[') return this.flowList(properties)
    if (token.type === '{') return this.flowMap(properties)
    if (token.type === 'block-map' && context !== 'flow') return this.blockMap(properties)
    if (token.type === 'block-list' && context !== 'flow') return this.blockList(properties)
    if (token.type === '-' && context === 'keyed') return this.indentlessList(properties)
    if (properties) return this.absent(properties.to, properties)
    throw this.unreadable('no-value', token)
  }

  private alias(): AliasNode {
    const { from, to, text: name } = this.scanner.take()
    const target = this.anchors.get(name)
    this.aliased.add(name)
    return { kind: 'alias', name, ...(target && { target }), from, contentFrom: from, to }
  }

  private properties(): Properties | undefined {
    const { type } = this.scanner.peek()
    if (type !== 'anchor' && type !== 'tag') return undefined
    const first = this.scanner.take()
    const second = this.isNext(type === 'anchor' ? 'tag' : 'anchor') ? this.scanner.take() : undefined
    const [anchor, tag] = type === 'anchor' ? [first, second] : [second, first]
    const named = { ...(anchor && { anchor: anchor.text }), ...(tag && this.tagOf(tag)) }
    return { from: first.from, to: (second ?? first).to, named }
  }

  private tagOf({ text: handle, suffix = '', from, to }: Token): { tag: string; fullTag: string } {
    const prefix = handle === '' ? '' : this.handles.get(handle)
    if (prefix === undefined) throw new Unreadable('tag-handle', from, to)
    const full = prefix + suffix
    const isStandard = full.startsWith(standardTags)
    return {
      tag: this.text.slice(from, to),
      fullTag: isStandard ? `!!${full.slice(standardTags.length)}` : full,
    }
  }

  private anchored<Node extends TreeNode>(node: Node, properties: Properties | undefined): Node {
    const anchor = properties?.named.anchor
    if (anchor !== undefined) this.anchors.set(anchor, node)
    return node
  }

  private scalar({ from, to, text, style = 'plain' }: Token, properties: Properties | undefined): ScalarNode {
    const place = { from: properties?.from ?? from, contentFrom: from, to }
    return this.anchored({ kind: 'scalar', style, text, ...place, ...properties?.named }, properties)
  }

  /** A value that is not written, at the place where it would begin. */
  private absent(at: number, properties?: Properties): ScalarNode {
    const place = { from: properties?.from ?? at, contentFrom: at, to: at }
    return this.anchored(
      { kind: 'scalar', style: 'absent', text: '', ...place, ...properties?.named },
      properties,
    )
  }

  private list(properties: Properties | undefined, flow: boolean, from: number) {
    const items: Item[] = []
    const place = { from: properties?.from ?? from, contentFrom: from, to: from }
    const list: Mutable<ListNode> = { kind: 'list', flow, items, ...place, ...properties?.named }
    return { items, list: this.anchored(list, properties) }
  }

  private map(properties: Properties | undefined, flow: boolean, from: number) {
    const entries: Entry[] = []
    const place = { from: properties?.from ?? from, contentFrom: from, to: from }
    const map: Mutable<MapNode> = { kind: 'map', flow, entries, ...place, ...properties?.named }
    return { entries, map: this.anchored(map, properties) }
  }

  private unreadable(reason: Reason, { type, from, to }: Token, start = from): Unreadable {
    const opening = this.brackets.at(-1)
    const isOver = type === 'stream-end' || type === 'document-end' || type === 'document-start'
    if (isOver && opening !== undefined) return new Unreadable('unclosed', opening, opening + 1)
    return new Unreadable(reason, from, to, opening ?? start, this.scanner.before)
  }

  private enter({ from, to }: Token): void {
    if (++this.depth > limits.depth) throw new Unreadable('too-deep', from, Math.max(to, from + 1))
  }

  private blockMap(properties: Properties | undefined): MapNode {
    const opening = this.scanner.take()
    const { map, entries } = this.map(properties, false, opening.from)
    this.enter(opening)
    while (this.isNext('?')) entries.push(this.blockEntry())
    const end = this.scanner.peek()
    if (end.type !== 'block-end') throw this.unreadable('map-entry', end, opening.from)
    this.scanner.take()
    this.depth--
    map.to = entries.at(-1)?.to ?? map.to
    return map
  }

  private blockEntry(): Entry {
    const mark = this.scanner.take()
    const isMissing = () => this.isNext('?', ':', 'block-end')
    const key = isMissing() ? this.absent(mark.to) : this.node('keyed')
    const colon = this.isNext(':') ? this.scanner.take() : undefined
    const value = !colon || isMissing() ? this.absent(colon?.to ?? key.to) : this.node('keyed')
    return entryOf(mark, key, colon, value)
  }

  private blockList(properties: Properties | undefined): ListNode {
    const opening = this.scanner.take()
    const { list, items } = this.list(properties, false, opening.from)
    this.enter(opening)
    while (this.isNext('-')) items.push(this.blockItem())
    const end = this.scanner.peek()
    if (end.type !== 'block-end') throw this.unreadable('list-entry', end, opening.from)
    this.scanner.take()
    this.depth--
    list.to = items.at(-1)?.to ?? list.to
    return list
  }

  private indentlessList(properties: Properties | undefined): ListNode {
    const first = this.scanner.peek()
    const { list, items } = this.list(properties, false, first.from)
    this.enter(first)
    while (this.isNext('-')) items.push(this.blockItem())
    this.depth--
    list.to = items.at(-1)!.to
    return list
  }

  private blockItem(): Item {
    const { from: dash, to } = this.scanner.take()
    const value = this.isNext('-', '?', ':', 'block-end') ? this.absent(to) : this.node('block')
    return { dash, value, from: dash, to: Math.max(to, value.to) }
  }

  private flowList(properties: Properties | undefined): ListNode {
    const opening = this.scanner.take()
    const { list, items } = this.list(properties, true, opening.from)
    this.enter(opening)
    this.brackets.push(opening.from)
    for (let isFirst = true; !this.isNext(']'); isFirst = false) {
      if (!isFirst) this.comma('list-separator', opening)
      if (this.isNext(']')) break
      const value = this.isNext('?') ? this.pair() : this.node('flow')
      items.push({ dash: -1, value, from: value.from, to: value.to })
    }
    list.to = this.scanner.take().to
    this.brackets.pop()
    this.depth--
    return list
  }

  /** `a: 1` in a list is a map of one entry without braces. */
  private pair(): MapNode {
    const mark = this.scanner.take()
    let key: TreeNode
    if (this.isNext(':', ',', ']')) {
      key = this.absent(mark.to)
      // libyaml loses the token behind a key that is not written.
      this.scanner.take()
    } else key = this.node('flow')
    const entry = this.flowValue(mark, key, ']')
    const { map, entries } = this.map(undefined, true, entry.from)
    entries.push(entry)
    map.to = entry.to
    return map
  }

  private flowMap(properties: Properties | undefined): MapNode {
    const opening = this.scanner.take()
    const { map, entries } = this.map(properties, true, opening.from)
    this.enter(opening)
    this.brackets.push(opening.from)
    for (let isFirst = true; !this.isNext('}'); isFirst = false) {
      if (!isFirst) this.comma('map-separator', opening)
      if (this.isNext('}')) break
      entries.push(this.flowEntry())
    }
    map.to = this.scanner.take().to
    this.brackets.pop()
    this.depth--
    return map
  }

  private flowEntry(): Entry {
    const mark = this.isNext('?') ? this.scanner.take() : undefined
    const isMissing = mark && this.isNext(':', ',', '}')
    const key = isMissing ? this.absent(mark.to) : this.node('flow')
    return mark ? this.flowValue(mark, key, '}') : entryOf(mark, key, undefined, this.absent(key.to))
  }

  private flowValue(mark: Token, key: TreeNode, close: ']' | '}'): Entry {
    const colon = this.isNext(':') ? this.scanner.take() : undefined
    const value = !colon || this.isNext(',', close) ? this.absent(colon?.to ?? key.to) : this.node('flow')
    return entryOf(mark, key, colon, value)
  }

  private comma(reason: 'list-separator' | 'map-separator', opening: Token): void {
    const token = this.scanner.peek()
    if (token.type !== ',') throw this.unreadable(reason, token, opening.from)
    this.scanner.take()
  }
}

type Mutable<Node> = { -readonly [Name in keyof Node]: Node[Name] }

function entryOf(mark: Token | undefined, key: TreeNode, colon: Token | undefined, value: TreeNode): Entry {
  const from = mark?.isWritten ? mark.from : key.from
  return { key, colon: colon?.from ?? -1, value, from, to: Math.max(key.to, colon?.to ?? 0, value.to) }
}
