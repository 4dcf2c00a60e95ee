import type { Range } from '../../text/text-edit.ts'
import { isMap } from '../../yaml/is-map.ts'
import type { Path } from '../../yaml/path.ts'
import type { Json, SourceDocument } from '../../yaml/source-document.ts'

/** A place in a document of a file. `inside` is a place in the text that this value holds: a patch written into the kustomization. */
export interface WrittenAt {
  readonly file: string
  readonly document: number
  readonly path: Path
  readonly inside?: { readonly document: number; readonly path: Path }
}

/** Where a value comes from: it stands in a file as it is, or it was made of something, and why it has no place of its own. */
export type Origin =
  | { readonly type: 'written'; readonly at: WrittenAt }
  | { readonly type: 'made'; readonly why: string; readonly at: WrittenAt }

/** A value of which every part knows where it comes from. Never changed in place. */
export type Traced = TracedScalar | TracedMap | TracedList

export interface TracedScalar {
  readonly kind: 'scalar'
  readonly value: null | boolean | number | string
  /** A null that stands nowhere: `key:` with nothing behind it. */
  readonly isAbsent?: boolean
  readonly origin: Origin
}

export interface TracedMap {
  readonly kind: 'map'
  readonly entries: ReadonlyMap<string, Traced>
  readonly origin: Origin
}

export interface TracedList {
  readonly kind: 'list'
  readonly items: readonly Traced[]
  readonly origin: Origin
}

/**
 * How plain words such as `yes` and `on` are read. kustomize reads its own file and JSON patches as kubectl does; resources and merge
 * patches by YAML 1.2, where only `true` and `false` are booleans.
 */
export type Words = 'kubectl' | 'yaml 1.2'

/** The value of a document, or of a part of it, with the places it is written at. */
export function traceDocument(
  source: SourceDocument,
  value: Json,
  base: Path,
  place: (path: Path) => WrittenAt,
  words: Words = 'kubectl',
): Traced {
  const wordAt = (range: Range | undefined) => {
    const text = range && words === 'yaml 1.2' ? source.text.slice(range.from, range.to) : ''
    return /^(?:y|n|yes|no|on|off)$/i.test(text) ? text : undefined
  }
  const trace = (part: Json, path: Path): Traced => {
    const origin: Origin = { type: 'written', at: place(path) }
    if (Array.isArray(part))
      return { kind: 'list', items: part.map((it, i) => trace(it, [...path, i])), origin }
    if (isMap(part)) {
      const entries = Object.entries(part).map(([key, it]) => {
        const below = [...path, key]
        const isWord = key === 'true' || key === 'false'
        const word = isWord ? wordAt(source.sourceMap.keyRange(below)) : undefined
        return [word ?? key, trace(it, below)] as const
      })
      return { kind: 'map', entries: new Map(entries), origin }
    }
    if (typeof part === 'boolean') {
      const word = wordAt(source.sourceMap.valueRange(path))
      return { kind: 'scalar', value: word ?? part, origin }
    }
    const range = part === null ? source.sourceMap.valueRange(path) : undefined
    const isAbsent = part === null && (!range || range.from === range.to)
    return { kind: 'scalar', value: part, origin, ...(isAbsent && { isAbsent }) }
  }
  return trace(value, base)
}

/** A value that is made of something else and written nowhere in this form. */
export function made(value: Json, why: string, at: WrittenAt): Traced {
  const origin: Origin = { type: 'made', why, at }
  if (Array.isArray(value)) return { kind: 'list', items: value.map(it => made(it, why, at)), origin }
  if (isMap(value)) {
    const entries = Object.entries(value).map(([key, it]) => [key, made(it, why, at)] as const)
    return { kind: 'map', entries: new Map(entries), origin }
  }
  return { kind: 'scalar', value, origin }
}

export function plain(traced: Traced): Json {
  if (traced.kind === 'scalar') return traced.value
  if (traced.kind === 'list') return traced.items.map(plain)
  const map: { [key: string]: Json } = Object.create(null)
  for (const [key, it] of traced.entries) map[key] = plain(it)
  return map
}

export function isNull(traced: Traced | undefined): boolean {
  return traced === undefined || (traced.kind === 'scalar' && traced.value === null)
}

export function withEntry(map: TracedMap, key: string, value: Traced): TracedMap {
  return { ...map, entries: new Map(map.entries).set(key, value) }
}

export function withoutEntry(map: TracedMap, key: string): TracedMap {
  if (!map.entries.has(key)) return map
  const entries = new Map(map.entries)
  entries.delete(key)
  return { ...map, entries }
}

/** What lies at a path; undefined where nothing does. */
export function tracedAt(traced: Traced, path: Path): Traced | undefined {
  let current: Traced | undefined = traced
  for (const step of path) {
    if (current?.kind === 'map') current = current.entries.get(String(step))
    else if (current?.kind === 'list' && typeof step === 'number') current = current.items[step]
    else return undefined
  }
  return current
}

/** The text at a path, or an empty one. */
export function textAt(traced: Traced, ...path: readonly string[]): string {
  const found = tracedAt(traced, path)
  return found?.kind === 'scalar' && typeof found.value === 'string' ? found.value : ''
}

/** The value with every occurrence of some scalars replaced: those that are one and the same. */
export function replacedScalars(traced: Traced, by: ReadonlyMap<Traced, Traced>): Traced {
  if (by.size === 0) return traced
  if (traced.kind === 'scalar') return by.get(traced) ?? traced
  if (traced.kind === 'list') {
    const items = traced.items.map(it => replacedScalars(it, by))
    return items.every((it, i) => it === traced.items[i]) ? traced : { ...traced, items }
  }
  let result: TracedMap = traced
  for (const [key, it] of traced.entries) {
    const below = replacedScalars(it, by)
    if (below !== it) result = withEntry(result, key, below)
  }
  return result
}

/** A copy in which no two scalars are one and the same. */
export function unshared(traced: Traced): Traced {
  if (traced.kind === 'scalar') return { ...traced }
  if (traced.kind === 'list') return { ...traced, items: traced.items.map(unshared) }
  return { ...traced, entries: new Map([...traced.entries].map(([key, it]) => [key, unshared(it)])) }
}

/** A copy with another text at a path whose maps are made where they are missing. */
export function withTextAt(map: TracedMap, path: readonly string[], value: Traced): TracedMap {
  const [key, ...rest] = path
  if (key === undefined) return map
  if (rest.length === 0) return withEntry(map, key, value)
  const below = map.entries.get(key)
  const inner: TracedMap =
    below?.kind === 'map' ? below : { kind: 'map', entries: new Map(), origin: value.origin }
  return withEntry(map, key, withTextAt(inner, rest, value))
}
