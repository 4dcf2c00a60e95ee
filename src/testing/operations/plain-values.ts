import type { Path } from '../../core/yaml/path.ts'
import type { Json } from '../../core/yaml/source-document.ts'

/** Plain data and nothing of the editor: what an edit is to come to is worked out with these, to hold it against. */
export type JsonMap = { [key: string]: Json }

/** Thrown where a value cannot be put: the operation has to refuse then, whatever the text looks like. */
export class InTheWay extends Error {}

export function isMap(value: unknown): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What lies at a path; undefined where nothing does. */
export function get(value: Json | undefined, path: Path): Json | undefined {
  let now: Json | undefined = value
  for (const step of path) {
    if (Array.isArray(now)) now = typeof step === 'number' ? now[step] : undefined
    else if (isMap(now) && Object.hasOwn(now, step)) now = now[step]
    else return undefined
  }
  return now
}

/** A copy with another value at a path; a missing way there is made, of lists where a step is a number. */
export function set(value: Json | undefined, path: Path, wanted: Json): Json {
  const [step, ...rest] = path
  if (step === undefined) return wanted
  const now = value ?? (typeof step === 'number' ? [] : {})
  if (Array.isArray(now)) {
    if (typeof step !== 'number') throw new InTheWay(`A list has no ${step}`)
    const list = [...now]
    list[Number(step)] = set(now[Number(step)], rest, wanted)
    return list
  }
  if (!isMap(now)) throw new InTheWay(`A plain value is in the way of ${String(step)}`)
  return mapOf([
    ...Object.entries(now).filter(([key]) => key !== step),
    [String(step), set(get(now, [step]), rest, wanted)],
  ])
}

/** A copy without what lies at a path. */
export function remove(value: Json, path: Path): Json {
  const parent = path.slice(0, -1)
  const holder = get(value, parent)
  const last = path.at(-1)
  if (Array.isArray(holder))
    return set(
      value,
      parent,
      holder.filter((_, i) => i !== last),
    )
  if (!isMap(holder)) return value
  return set(value, parent, mapOf(Object.entries(holder).filter(([key]) => key !== last)))
}

/** A copy with an item more in a list, which is made where there is none. */
export function insert(value: Json, list: Path, index: number, item: Json): Json {
  const now = get(value, list)
  const items = Array.isArray(now) ? [...now] : []
  items.splice(index, 0, item)
  return set(value, list, items)
}

export function move(value: Json, list: Path, from: number, to: number): Json {
  const items = [...(get(value, list) as Json[])]
  items.splice(to, 0, ...items.splice(from, 1))
  return set(value, list, items)
}

export function rename(value: Json, path: Path, key: string): Json {
  const found = get(value, path)!
  return set(remove(value, path), [...path.slice(0, -1), key], found)
}

/** Whether two values say the same; the order of keys says nothing. */
export function same(a: Json | undefined, b: Json | undefined): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((it, i) => same(it, b[i]))
  if (!isMap(a) || !isMap(b)) return a === b
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every(it => Object.hasOwn(b, it) && same(a[it], b[it]))
}

/** Every path of a value, the parts after the whole. */
export function pathsOf(value: Json | undefined, path: Path = []): Path[] {
  if (Array.isArray(value)) return [path, ...value.flatMap((it, i) => pathsOf(it, [...path, i]))]
  if (!isMap(value)) return [path]
  return [path, ...Object.keys(value).flatMap(it => pathsOf(value[it], [...path, it]))]
}

/** Also holds a key that a literal would take for the prototype. */
function mapOf(entries: [string, Json][]): JsonMap {
  const map = Object.create(null) as JsonMap
  for (const [key, value] of entries) map[key] = value
  return map
}
