import { CST } from 'yaml'
import { lineStart } from '../text/lines.ts'
import type {
  AliasNode,
  Entry,
  Item,
  ListNode,
  MapNode,
  ScalarNode,
  ScalarStyle,
  Tree,
  TreeNode,
} from './tree.ts'

type Token = CST.Token
type Properties = readonly CST.SourceToken[]

const styles: { readonly [type: string]: ScalarStyle } = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
}

/** The tree of a document's tokens. Takes broken ones too: what is missing is absent. Nesting must be bounded already. */
export function buildTree(text: string, document: CST.Document): Tree {
  const builder = new TreeBuilder(text)
  const root =
    document.value || document.start.some(isProperty)
      ? builder.node(document.value, document.start, document.offset)
      : undefined
  return { root, aliased: builder.aliased }
}

class TreeBuilder {
  readonly aliased = new Set<string>()
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  /** `place` is where an absent value counts as written. */
  node(token: Token | null | undefined, properties: Properties, place: number): TreeNode {
    switch (token?.type) {
      case 'alias':
        return this.alias(token)
      case 'scalar':
      case 'single-quoted-scalar':
      case 'double-quoted-scalar':
      case 'block-scalar':
        return this.scalar(token, properties, place)
      case 'block-map':
        return this.blockMap(token, properties)
      case 'block-seq':
        return this.blockList(token, properties)
      case 'flow-collection':
        return token.start.source === '{' ? this.flowMap(token, properties) : this.flowList(token, properties)
      default:
        return absent(properties, place)
    }
  }

  private alias(token: CST.FlowScalar): AliasNode {
    const name = token.source.slice(1)
    this.aliased.add(name)
    const to = token.offset + token.source.length
    return { kind: 'alias', name, from: token.offset, contentFrom: token.offset, to }
  }

  private scalar(token: CST.FlowScalar | CST.BlockScalar, properties: Properties, place: number): ScalarNode {
    // An empty plain scalar stands for a value that is not written.
    if (token.type === 'scalar' && token.source === '') return absent(properties, place)
    const { value, type, range } = CST.resolveAsScalar(token, true, () => {})!
    const { from, ...named } = propertiesOf(properties, token.offset)
    const style = styles[type ?? 'PLAIN'] ?? 'plain'
    const to = token.type === 'block-scalar' ? this.blockScalarEnd(token, range[1]) : range[1]
    return { kind: 'scalar', style, text: value, contentFrom: token.offset, from, ...named, to }
  }

  /** The end of the last line that belongs to a block scalar's value, without its line break. */
  private blockScalarEnd(token: CST.BlockScalar, end: number): number {
    const header = token.props.find(it => it.type === 'block-scalar-header') as CST.SourceToken | undefined
    const bodyFrom = end - token.source.length
    if (header?.source.includes('+') && end > bodyFrom) return withoutBreak(this.text, end)
    const indent = /^( *)[^ \r\n]/m.exec(token.source)?.[1]?.length ?? token.source.length
    for (let to = end; to > bodyFrom; ) {
      const lineTo = withoutBreak(this.text, to)
      const from = Math.max(lineStart(this.text, lineTo), bodyFrom)
      const line = this.text.slice(from, lineTo)
      // Blanks beyond the indentation are text; lines without any are dropped with the end.
      if (line.trim() !== '' || line.length > indent) return lineTo
      to = from
    }
    return header ? header.offset + header.source.length : token.offset
  }

  private blockMap(token: CST.BlockMap, properties: Properties): MapNode {
    const entries = token.items.flatMap(item => this.entry(item, token.offset))
    const first = entries[0]?.from ?? token.offset
    const { from, ...named } = propertiesOf(properties, first)
    return {
      kind: 'map',
      flow: false,
      entries,
      contentFrom: first,
      from,
      ...named,
      to: endOf(entries, first),
    }
  }

  private blockList(token: CST.BlockSequence, properties: Properties): ListNode {
    const items: Item[] = []
    for (const item of token.items) {
      const dash = item.start.find(it => it.type === 'seq-item-ind')?.offset ?? -1
      if (dash < 0 && !item.value) continue
      const behind = dash < 0 ? item.start : item.start.filter(it => it.offset > dash)
      const value = this.node(item.value, behind, dash + 1)
      items.push({ dash, value, from: dash < 0 ? value.from : dash, to: Math.max(value.to, dash + 1) })
    }
    const first = items[0]?.from ?? token.offset
    const { from, ...named } = propertiesOf(properties, first)
    return { kind: 'list', flow: false, items, contentFrom: first, from, ...named, to: endOf(items, first) }
  }

  private flowMap(token: CST.FlowCollection, properties: Properties): MapNode {
    const entries = token.items.flatMap(item => this.entry(item, token.offset + 1))
    return { kind: 'map', flow: true, entries, ...this.flowRange(token, properties) }
  }

  private flowList(list: CST.FlowCollection, properties: Properties): ListNode {
    const items: Item[] = []
    const place = list.offset + 1
    for (const item of list.items) {
      if (item.sep || item.start.some(it => it.type === 'explicit-key-ind')) {
        // `[a: 1]` holds a map of one entry without braces.
        const entries = this.entry(item, place)
        const [entry] = entries
        if (!entry) continue
        const { from, to } = entry
        items.push({
          dash: -1,
          from,
          to,
          value: { kind: 'map', flow: true, entries, from, contentFrom: from, to },
        })
        continue
      }
      const token = item.value ?? item.key
      if (!token && !item.start.some(isProperty)) continue
      const value = this.node(token, item.start, place)
      items.push({ dash: -1, value, from: value.from, to: value.to })
    }
    return { kind: 'list', flow: true, items, ...this.flowRange(list, properties) }
  }

  private flowRange(token: CST.FlowCollection, properties: Properties) {
    const close = token.end.find(it => it.type === 'flow-map-end' || it.type === 'flow-seq-end')
    const lastEnd = token.items.at(-1)
    const to = close ? close.offset + close.source.length : (this.lastOffset(lastEnd) ?? token.offset + 1)
    return { contentFrom: token.offset, ...propertiesOf(properties, token.offset), to }
  }

  /** Where an unclosed flow collection's last item ends, as far as can be told. */
  private lastOffset(item: CST.CollectionItem | undefined): number | undefined {
    const token = item?.value ?? item?.key
    if (!token) return undefined
    return this.node(token, [], token.offset).to
  }

  private entry(item: CST.CollectionItem, place: number): Entry[] {
    const explicit = item.start.find(it => it.type === 'explicit-key-ind')
    if (!item.key && !item.sep && !explicit && !item.value && !item.start.some(isProperty)) return []
    const colonToken = item.sep?.find(it => it.type === 'map-value-ind')
    const colon = colonToken?.offset ?? -1
    const keyPlace = explicit ? explicit.offset + 1 : colon >= 0 ? colon : place
    const key = this.node(item.key, item.start, keyPlace)
    const behind = colonToken ? (item.sep ?? []).filter(it => it.offset > colon) : (item.sep ?? [])
    const value = this.node(item.value, behind, colon >= 0 ? colon + 1 : key.to)
    const from = explicit ? explicit.offset : key.from
    return [{ key, colon, value, from, to: Math.max(key.to, colon + 1, value.to) }]
  }
}

function absent(properties: Properties, place: number): ScalarNode {
  const { from, anchor, tag } = propertiesOf(properties, place)
  const last = properties.findLast(isProperty)
  const to = last ? last.offset + last.source.length : place
  return { kind: 'scalar', style: 'absent', text: '', from, contentFrom: to, to, ...named(anchor, tag) }
}

function propertiesOf(properties: Properties, contentFrom: number) {
  let from = contentFrom
  let anchor: string | undefined
  let tag: string | undefined
  for (const token of properties) {
    if (!isProperty(token)) continue
    from = Math.min(from, token.offset)
    if (token.type === 'anchor') anchor = token.source.slice(1)
    else tag = token.source
  }
  return { from, ...named(anchor, tag) }
}

function named(anchor: string | undefined, tag: string | undefined) {
  return { ...(anchor !== undefined && { anchor }), ...(tag !== undefined && { tag }) }
}

function isProperty(token: CST.SourceToken): boolean {
  return token.type === 'anchor' || token.type === 'tag'
}

function endOf(parts: readonly { readonly to: number }[], otherwise: number): number {
  return parts.at(-1)?.to ?? otherwise
}

function withoutBreak(text: string, offset: number): number {
  if (text[offset - 1] !== '\n') return offset
  return text[offset - 2] === '\r' ? offset - 2 : offset - 1
}
