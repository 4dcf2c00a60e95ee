import { formatPath, type Path } from '../path.ts'
import type { Json } from '../source-document.ts'
import { Refusal } from './draft.ts'

type JsonMap = { [key: string]: Json }

/** Whether two values are the same data; the order of keys does not matter. */
export function equalJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
    return a.every((it, i) => equalJson(it, b[i]))
  }
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every(key => Object.hasOwn(b, key) && equalJson(a[key], b[key]))
}

/** The value as JSON keeps it: no undefined, no NaN, maps without prototype. */
export function plainJson(value: Json | undefined): Json {
  if (Array.isArray(value)) return value.map(it => plainJson(it))
  if (typeof value === 'object' && value !== null) {
    const map = emptyMap()
    for (const key of Object.keys(value)) if (value[key] !== undefined) map[key] = plainJson(value[key])
    return map
  }
  if (value === undefined || (typeof value === 'number' && !Number.isFinite(value))) return null
  return Object.is(value, -0) ? 0 : value
}

/** A copy with another value at a path; missing maps and lists on the way are made. Throws a Refusal where a plain value is in the way. */
export function setAt(root: Json | undefined, path: Path, value: Json): Json {
  const [step, ...rest] = path
  if (step === undefined) return value
  if (root === undefined || root === null)
    return setAt(typeof step === 'number' ? [] : emptyMap(), path, value)
  if (Array.isArray(root)) {
    if (typeof step !== 'number' || step < 0 || step > root.length)
      throw new Refusal(`The list has ${root.length} items, so there is no \`${formatPath([step])}\`.`)
    return root.toSpliced(step, 1, setAt(root[step], rest, value))
  }
  if (typeof root !== 'object')
    throw new Refusal(
      `Expected a mapping or a list at the parent of \`${formatPath([step])}\`, not a single value.`,
    )
  const map = copyOf(root)
  map[step] = setAt(own(root, step), rest, value)
  return map
}

/** A copy without the value at a path, and without the parents left empty by it where they are to be pruned. */
export function removedAt(root: Json | undefined, path: Path, prune: boolean): Json | undefined {
  const [step, ...rest] = path
  if (step === undefined) throw new Refusal('Remove the whole document from its file instead.')
  if (typeof root !== 'object' || root === null) return root
  const below = own(root, step)
  if (below === undefined) return root
  let kept = rest.length > 0 ? removedAt(below, rest, prune) : undefined
  const isPruned = rest.length > 0 && prune && kept !== below && isEmpty(kept)
  if (isPruned) kept = undefined
  if (Array.isArray(root))
    return kept === undefined ? root.toSpliced(Number(step), 1) : root.with(Number(step), kept)
  const map = copyOf(root)
  if (kept === undefined) delete map[step]
  else map[step] = kept
  return map
}

/** A copy with an item more in the list at a path. */
export function insertedAt(root: Json | undefined, path: Path, index: number, value: Json): Json {
  const list = at(root, path) ?? []
  if (!Array.isArray(list)) throw new Refusal(`${named(path)} is not a list.`)
  if (!Number.isInteger(index) || index < 0 || index > list.length)
    throw new Refusal(`${named(path)} has ${list.length} items; there is no position ${index}.`)
  return setAt(root, path, list.toSpliced(index, 0, value))
}

/** A copy with an item of the list at a path moved. */
export function movedAt(root: Json | undefined, path: Path, from: number, to: number): Json {
  const list = at(root, path)
  if (!Array.isArray(list)) throw new Refusal(`${named(path)} is not a list.`)
  const item = list[from]
  if (item === undefined || !Number.isInteger(to) || to < 0 || to >= list.length)
    throw new Refusal(`${named(path)} has ${list.length} items; ${from} cannot become ${to}.`)
  return setAt(root, path, list.toSpliced(from, 1).toSpliced(to, 0, item))
}

/** A copy with another key for the entry at a path. */
export function renamedAt(root: Json | undefined, path: Path, key: string): Json {
  const old = path.at(-1)
  const parent = at(root, path.slice(0, -1))
  if (old === undefined || typeof parent !== 'object' || parent === null || Array.isArray(parent))
    throw new Refusal(`${named(path)} is not an entry of a mapping.`)
  const value = own(parent, old)
  if (value === undefined) throw new Refusal(`${named(path)} is not there.`)
  if (String(old) === key) return root!
  if (Object.hasOwn(parent, key)) throw new Refusal(`The key \`${key}\` already exists.`)
  const map = copyOf(parent)
  delete map[old]
  map[key] = value
  return setAt(root, path.slice(0, -1), map)
}

/** What lies at a path; undefined where nothing does. */
export function at(root: Json | undefined, path: Path): Json | undefined {
  let current = root
  for (const step of path) {
    if (typeof current !== 'object' || current === null) return undefined
    current = own(current, step)
  }
  return current
}

function own(value: Json[] | JsonMap, step: string | number): Json | undefined {
  return Object.hasOwn(value, step) ? (value as JsonMap)[step] : undefined
}

function copyOf(map: JsonMap): JsonMap {
  return Object.assign(emptyMap(), map)
}

function emptyMap(): JsonMap {
  return Object.create(null) as JsonMap
}

function isEmpty(value: Json | undefined): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

function named(path: Path): string {
  return path.length === 0 ? 'The document' : `\`${formatPath(path)}\``
}
