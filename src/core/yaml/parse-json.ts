import { limits } from './guard-text.ts'
import { JsonFault } from './json-fault.ts'
import type { Entry, Item, ListNode, MapNode, ScalarNode, Tree, TreeNode } from './tree.ts'

const blanks = /[ \t\r\n]*/y
const strings = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy
const words = /(?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null)(?![\w.+-])/y

/** The values of JSON with their places, from an offset on. Throws a JsonFault at the first place that is no JSON. */
export function parseJson(text: string, from: number): Tree {
  const parser = new JsonParser(text, from)
  return { root: parser.whole(), aliased: new Set() }
}

class JsonParser {
  private readonly text: string
  private at: number
  private depth = 0

  constructor(text: string, from: number) {
    this.text = text
    this.at = from
  }

  whole(): TreeNode {
    this.skipBlanks()
    const root = this.value()
    this.skipBlanks()
    if (this.at < this.text.length) throw new JsonFault('end', this.at)
    return root
  }

  private value(): TreeNode {
    const { at } = this
    if (this.text[at] === '{') return this.nested(() => this.map())
    if (this.text[at] === '[') return this.nested(() => this.list())
    if (this.text[at] === '"') return this.string()
    const word = this.match(words)
    if (word === undefined) throw new JsonFault('value', at)
    return { kind: 'scalar', style: 'plain', text: word, from: at, contentFrom: at, to: this.at }
  }

  private nested(read: () => TreeNode): TreeNode {
    if (++this.depth > limits.depth) throw new JsonFault('too-deep', this.at)
    const node = read()
    this.depth--
    return node
  }

  private map(): MapNode {
    const { at: from } = this
    const entries: Entry[] = []
    this.parts('}', () => entries.push(this.entry()))
    return { kind: 'map', flow: true, entries, from, contentFrom: from, to: this.at }
  }

  private list(): ListNode {
    const { at: from } = this
    const items: Item[] = []
    this.parts(']', () => {
      const value = this.value()
      items.push({ dash: -1, value, from: value.from, to: value.to })
    })
    return { kind: 'list', flow: true, items, from, contentFrom: from, to: this.at }
  }

  /** What stands between a bracket and the one that closes it, with commas between. */
  private parts(close: '}' | ']', read: () => void): void {
    const { at: opening } = this
    this.at++
    this.skipBlanks()
    while (this.text[this.at] !== close) {
      read()
      this.skipBlanks()
      if (this.text[this.at] === close) break
      if (this.at >= this.text.length) throw new JsonFault('unclosed', opening)
      if (this.text[this.at] !== ',') throw new JsonFault('comma', this.at)
      const { at: comma } = this
      this.at++
      this.skipBlanks()
      if (this.text[this.at] === close) throw new JsonFault('trailing-comma', comma)
    }
    this.at++
  }

  private entry(): Entry {
    if (this.text[this.at] !== '"') throw new JsonFault('key', this.at)
    const key = this.string()
    this.skipBlanks()
    const { at: colon } = this
    if (this.text[colon] !== ':') throw new JsonFault('colon', colon)
    this.at++
    this.skipBlanks()
    const value = this.value()
    return { key, colon, value, from: key.from, to: value.to }
  }

  private string(): ScalarNode {
    const { at: from } = this
    const written = this.match(strings)
    if (written === undefined) throw new JsonFault('string', from)
    const text = JSON.parse(written) as string
    return { kind: 'scalar', style: 'double', text, from, contentFrom: from, to: this.at }
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0]
    if (found !== undefined) this.at += found.length
    return found
  }

  private skipBlanks(): void {
    this.match(blanks)
  }
}
