import { fieldAt, kindNamed } from '../../core/kinds/index.ts'
import { kindKey } from '../../core/kinds/kind-key.ts'
import type { Resource } from '../../core/model/resource.ts'
import { deletePlace } from '../../core/operations/delete-place.ts'
import { insertItem } from '../../core/operations/insert-item.ts'
import { moveItem } from '../../core/operations/move-item.ts'
import type { Operation } from '../../core/operations/operation.ts'
import { removeField } from '../../core/operations/remove-field.ts'
import { removeItem } from '../../core/operations/remove-item.ts'
import { renameField } from '../../core/operations/rename-field.ts'
import { setField } from '../../core/operations/set-field.ts'
import type { Path } from '../../core/yaml/path.ts'
import type { Json } from '../../core/yaml/source-document.ts'
import { get, insert, isMap, move, pathsOf, remove, rename, same, set } from './plain-values.ts'
import {
  type Candidate,
  type ChangedDocument,
  documentOf,
  type PossibleOperation,
  type World,
} from './possible-operation.ts'

const values: readonly Json[] = [
  'text',
  'on',
  '80',
  'a: b # c',
  ' x ',
  'two\nlines',
  'two\nlines\n',
  'tab\there',
  'x'.repeat(300),
  '',
  "it's",
  '{{ no }}',
  7,
  1.5,
  true,
  null,
  { a: 1, b: ['x'] },
  {},
  [],
  ['x', { b: [1] }],
]

/** Every operation on a field or item of a resource, at every place of it; `pick` chooses values and positions. */
export function fieldOperations(
  world: World,
  resource: Resource,
  pick: (count: number) => number,
): Candidate[] {
  return pathsOf(resource.value as Json)
    .filter(it => it.length > 0)
    .flatMap(path => at(world, resource, path, pick))
}

function at(world: World, resource: Resource, path: Path, pick: (count: number) => number): Candidate[] {
  const place = { resource: resource.id, path }
  const value = resource.value as Json
  const old = get(value, path)!
  const isItem = typeof path.at(-1) === 'number'
  const wanted = () => {
    const others = values.filter(it => !same(it, old))
    return others[pick(others.length)]!
  }
  const candidate = (operation: string, make: () => Made): Candidate => ({
    operation,
    sort: sortOf(resource, path),
    make: () => possible(world, resource, operation, path, make()),
  })

  const found = [
    candidate('setField', () => {
      const json = wanted()
      return {
        operation: setField(place, json),
        value: set(value, path, json),
        within: path,
        removes: !isScalar(old),
      }
    }),
    candidate('setField', () => {
      const json = another(old)
      return { operation: setField(place, json), value: set(value, path, json), within: path }
    }),
    candidate(isItem ? 'removeItem' : 'removeField', () => {
      const pruned = prunedPath(resource, path)
      const operation = isItem ? removeItem(place) : removeField(place)
      return { operation, value: remove(value, pruned), within: pruned, removes: true }
    }),
    candidate('deletePlace', () => {
      const pruned = prunedPath(resource, path)
      return { operation: deletePlace(place), value: remove(value, pruned), within: pruned, removes: true }
    }),
  ]
  if (!isItem)
    found.push(
      candidate('renameField', () => ({
        operation: renameField(place, 'renamed'),
        value: rename(value, path, 'renamed'),
        within: path,
      })),
    )
  if (Array.isArray(old))
    found.push(
      candidate('insertItem', () => {
        const index = pick(old.length + 1)
        const json = wanted()
        const operation = insertItem(place, index, json)
        return { operation, value: insert(value, path, index, json), within: path, adds: true }
      }),
    )
  if (Array.isArray(old) && old.length > 1)
    found.push(
      candidate('moveItem', () => {
        const from = pick(old.length)
        const to = (from + 1 + pick(old.length - 1)) % old.length
        return { operation: moveItem(place, from, to), value: move(value, path, from, to), within: path }
      }),
    )
  // Where several work one after another, an earlier one may have added the key.
  const isNew = (key: string) => !isMap(old) || old[key] === undefined
  if ((isMap(old) && isNew('added')) || old === null)
    found.push(
      candidate('setField', () => {
        const below = [...path, ...(pick(2) === 0 ? ['added'] : ['added', 'deeper', 0, 'x'])]
        const json = wanted()
        const operation = setField({ ...place, path: below }, json)
        return { operation, value: set(value, below, json), within: path, adds: true }
      }),
    )
  if (isMap(old) && isNew('addedList'))
    found.push(
      candidate('insertItem', () => {
        const below = [...path, 'addedList']
        const json = wanted()
        const operation = insertItem({ ...place, path: below }, 0, json)
        return { operation, value: insert(value, below, 0, json), within: path, adds: true }
      }),
    )
  return found
}

interface Made {
  readonly operation: Operation
  /** Of the resource. */
  readonly value: Json
  readonly within: Path
  readonly adds?: boolean
  readonly removes?: boolean
}

function possible(
  world: World,
  resource: Resource,
  name: string,
  path: Path,
  { operation, value, within, ...others }: Made,
): PossibleOperation {
  return {
    about: `${name} ${resource.id} ${JSON.stringify(path)}: ${operation.title}`,
    operation,
    outcome: { changed: [{ ...changedBy(world, resource, value, [within]), ...others }] },
  }
}

/** A document in which a resource's value is another. */
export function changedBy(
  world: World,
  resource: Resource,
  value: Json,
  within: readonly Path[],
): ChangedDocument {
  const document = documentOf(world, resource)
  return {
    document,
    value: set(document.document.value, resource.base, value),
    within: within.map(it => [...resource.base, ...it]),
  }
}

/** A place without what tells it from its like, and how it is written. */
export function sortOf(resource: Resource, path: Path): string {
  const { value, base, sourceMap } = resource
  const kind = kindKey(resource)
  const description = kindNamed(kind)
  const steps = path.map((step, i) => {
    const holder = description && fieldAt(description, path.slice(0, i))
    return typeof step === 'number' ? '#' : holder?.is.type === 'map' ? '*' : step
  })
  const whole = [...base, ...path]
  const shared = sourceMap.isShared(whole) ? ' shared' : ''
  const range = sourceMap.valueRange(whole)
  const style = range
    ? (sourceMap.scalarStyle(whole) ?? (get(value as Json, path) === null ? 'null' : ''))
    : ''
  return `${kind} ${steps.join('.')}${style && ` ${style}`}${shared}`
}

/** What goes along with a place: a map or list that it leaves empty, unless it is an item, asked for, or the user's own key. */
function prunedPath(resource: Resource, path: Path): Path {
  const { value } = resource
  const description = kindNamed(kindKey(resource))
  let gone = path
  for (let parent = path.slice(0, -1); parent.length > 1; parent = parent.slice(0, -1)) {
    const holder = get(value as Json, parent)
    const isAlone = Array.isArray(holder)
      ? holder.length === 1
      : isMap(holder) && Object.keys(holder).length === 1
    const isKept =
      typeof parent.at(-1) === 'number' ||
      (description && fieldAt(description, parent)?.required) ||
      (description && fieldAt(description, parent.slice(0, -1))?.is.type === 'map')
    if (!isAlone || isKept) break
    gone = parent
  }
  return gone
}

/** Something else of the same sort. */
function another(old: Json): Json {
  if (typeof old === 'string') return old === 'another' ? 'other' : 'another'
  if (typeof old === 'number') return old + 1
  if (typeof old === 'boolean') return !old
  if (Array.isArray(old)) return old.length > 0 ? [...old, old[0]!] : ['another']
  return isMap(old) ? { ...old, another: 'one' } : 'another'
}

function isScalar(value: Json): boolean {
  return typeof value !== 'object' || value === null
}
