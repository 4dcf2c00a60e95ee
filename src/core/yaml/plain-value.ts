import type { Range } from '../text/text-edit.ts'
import { isKeyOfJson } from './fits-tag.ts'
import { limits } from './guard-text.ts'
import { keyName } from './key-name.ts'
import { resolveScalar } from './resolve-scalar.ts'
import { notPlain } from './scan/plain-lines.ts'
import { PlainReader, unlessNotPlain } from './scan/plain-reader.ts'
import type { ScalarStyle } from './scan/token.ts'
import type { Json } from './source-document.ts'
import type { ScalarNode } from './tree.ts'

export interface PlainValue extends Range {
  readonly value: Json
}

/**
 * The value of a text that the plain reader takes and that has nothing to be told of: no key that is read as something else,
 * none that is written twice, no number that JSON lacks. With it, where all of it stands. Undefined for any other text; what this gives is what
 * `toValue` gives of the tree.
 */
export function plainValue(text: string, from: number): PlainValue | undefined {
  return unlessNotPlain(text, () => new ValueReader(text, from, limits.depth).whole())
}

type JsonMap = { [key: string]: Json }

class ValueReader extends PlainReader<Json, string, JsonMap, Json[]> {
  private from = -1

  whole(): PlainValue {
    const value = this.root()
    return { value, from: this.from, to: this.valueTo }
  }

  protected scalar(style: ScalarStyle, text: string): Json {
    if (style !== 'plain') return text
    const { type, value } = resolveScalar(text)
    if (type === 'float' && !Number.isFinite(value)) throw notPlain
    return value
  }

  protected absent(): null {
    return null
  }

  protected keyOf(style: ScalarStyle, text: string): string {
    return style === 'plain' ? plainKey(text) : text
  }

  protected openMap(from: number): JsonMap {
    if (this.from < 0) this.from = from
    return Object.create(null)
  }

  protected addEntry(map: JsonMap, key: string, _colon: number, value: Json): void {
    if (map[key] !== undefined) throw notPlain
    map[key] = value
  }

  protected openList(from: number): Json[] {
    if (this.from < 0) this.from = from
    return []
  }

  protected addItem(list: Json[], _dash: number, value: Json): void {
    list.push(value)
  }

  protected close(): void {}
}

/** The same few keys are written again and again. */
const knownKeys = new Map<string, string>()
const mostKeys = 2000

/** A key that is read as it is written. */
function plainKey(text: string): string {
  const known = knownKeys.get(text)
  if (known !== undefined) return known
  const key: ScalarNode = { kind: 'scalar', style: 'plain', text, from: 0, contentFrom: 0, to: text.length }
  if (text === '<<' || keyName(key) !== text || !isKeyOfJson(key)) throw notPlain
  if (knownKeys.size < mostKeys) knownKeys.set(text, text)
  return text
}
