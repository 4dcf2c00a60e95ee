import { differences, withRuns } from '../data/differences.ts'
import {
  compareTables,
  isChanged,
  isRecording,
  type Lookup,
  lookupsIn,
  recordLookups,
  type Tables,
  withoutRecording,
} from '../data/lookups.ts'
import { type Mapped, mapAgain } from '../data/map-again.ts'
import { sameItems } from '../data/same-value.ts'
import type { Model } from './model.ts'
import type { Resource } from './resource.ts'

/**
 * Keeps what was read of an object as long as its value lives. The value stays the same object while the document's
 * text says the same, so a keystroke elsewhere costs nothing here. Namespace, domain and channel are part of the key: they may come from the settings.
 */
export function memoByValue<T>(read: (resource: Resource) => T): (resource: Resource) => T {
  const place = views++
  return resource => {
    const { read: known } = last?.resource === resource ? last : viewsOf(resource)
    const found = known[place]
    if (found !== undefined) return (found === nothingRead ? undefined : found) as T
    const view = read(resource)
    known[place] = view === undefined ? nothingRead : view
    return view
  }
}

/** What was read of an object, by the number of who reads. One table for all of them: a hundred rules look at one object after the other. */
interface Views {
  readonly resource: Resource
  readonly read: unknown[]
}

let views = 0
let last: Views | undefined
const viewsByValue = new WeakMap<Resource['value'], Views>()
const nothingRead = Symbol('nothing')

function viewsOf(resource: Resource): Views {
  const found = viewsByValue.get(resource.value)
  const read = found && isAtHome(found.resource, resource) ? found.read : []
  if (found?.resource === resource) last = found
  else {
    last = { resource, read }
    if (read !== found?.read) viewsByValue.set(resource.value, last)
  }
  return last
}

function isAtHome(a: Resource, b: Resource): boolean {
  return a.namespace === b.namespace && a.domain === b.domain && a.channel === b.channel && a.id === b.id
}

/** Keeps what was computed of all resources of some kinds, until one of them changes. It must depend on nothing else of the model. */
export function memoByKinds<T>(kinds: Kinds, compute: (model: Model) => T): (model: Model) => T {
  const resultFor = keptByKinds(kinds, compute)
  return model => {
    noteKinds(model, kinds)
    return resultFor(model)
  }
}

/**
 * A table of all resources of some kinds, kept until one of them changes. Who asks names a key: what is kept of places in lists
 * (`memoByPlace`) is computed again only if what the table has under the keys it asked for has changed, so nothing else may be read in it.
 * `changedKeys`: at least those under which two tables differ.
 */
export function tableByKinds<T extends object>(
  kinds: Kinds,
  compute: (model: Model) => T,
  changedKeys: (before: T, now: T) => Iterable<string>,
): (model: Model, key: string) => T {
  const tableOf = keptByKinds(kinds, compute)
  const lookups = lookupsIn(tableOf, changedKeys)
  return (model, key) => {
    const table = tableOf(model)
    lookups.note(key, table)
    return table
  }
}

/** The keys under which two maps differ. */
export function* changedEntries<V>(
  before: ReadonlyMap<string, V>,
  now: ReadonlyMap<string, V>,
  isSame: (a: V, b: V) => boolean = Object.is,
): Iterable<string> {
  for (const [key, value] of now) {
    const old = before.get(key)
    if (old === undefined || !isSame(old, value)) yield key
  }
  for (const key of before.keys()) if (!now.has(key)) yield key
}

type Kinds = readonly [string, ...string[]]

function keptByKinds<T>(kinds: Kinds, compute: (model: Model) => T): (model: Model) => T {
  const cache = new WeakMap<object, { readonly lists: readonly object[]; readonly result: T }>()
  const byModel = new WeakMap<Model, { readonly result: T }>()
  return model => {
    const known = byModel.get(model)
    if (known) return known.result
    const result = withoutRecording(() => resultFor(model))
    byModel.set(model, { result })
    return result
  }

  function resultFor(model: Model): T {
    const lists = kinds.map(it => model.ofKind(it))
    const found = cache.get(lists[0]!)
    if (found && lists.every((it, i) => it === found.lists[i])) return found.result
    const result = compute(model)
    cache.set(lists[0]!, { lists, result })
    return result
  }
}

/** Whoever records depends on all resources of these kinds. */
function noteKinds(model: Model, kinds: readonly string[] | typeof everyKind): void {
  if (!isRecording()) return
  if (kinds === everyKind) void model.resources
  else for (const it of kinds) model.ofKind(it)
}

/** For what may look at resources of any kind: each model is compared with the one before. */
export const everyKind = 'every kind'

/**
 * Keeps what was computed of one resource of a model, until it or any resource of some kinds changes. It must depend
 * on nothing else of the model. Asked for a model once, then for each of its resources.
 */
export function memoByResource<T>(
  kinds: readonly string[],
  compute: (model: Model, resource: Resource) => T,
): (model: Model) => (resource: Resource) => T {
  const cache = new WeakMap<Resource, { readonly lists: readonly object[]; readonly result: T }>()
  let lists: readonly object[] = []
  return model => {
    const now = kinds.map(it => model.ofKind(it))
    if (now.some((it, i) => it !== lists[i])) lists = now
    const current = lists
    return resource => {
      noteKinds(model, kinds)
      const found = cache.get(resource)
      if (found?.lists === current) return found.result
      const result = withoutRecording(() => compute(model, resource))
      cache.set(resource, { lists: current, result })
      return result
    }
  }
}

/**
 * Keeps what was computed of each resource of a list, until that one changes, or what it looked up among the resources of some kinds
 * (all that is looked up in a model, in a `tableByKinds` by the key alone); the same results while nothing does. What says with a
 * function what it reads of a model is computed again for all when that changes. It must depend on nothing else of the model. Meant
 * for what most resources give nothing for: where lists are long, it costs a comparison a resource and no entry in a table. `compute`
 * is told what it gave for the resource at the place before, so that it can give that again where it says the same.
 */
export function memoByPlace<T>(
  reads: readonly string[] | typeof everyKind | ((model: Model) => readonly object[]),
  compute: (model: Model, resource: Resource, old: T | undefined) => T,
  /** Of how many lists it is kept. Two, since files are looked at beside those that are edited. */
  most = 2,
): (model: Model, resources: readonly Resource[]) => readonly T[] {
  let kept: readonly Kept<T>[] = []
  return (model, resources) => {
    if (typeof reads !== 'function') noteKinds(model, reads)
    return withoutRecording(() => resultsFor(model, resources))
  }

  function resultsFor(model: Model, resources: readonly Resource[]): readonly T[] {
    const lists = listsOf(model)
    const old = kept.find(it => it.lists.every((list, i) => list === lists[i]))
    if (old?.mapped.items === resources) return old.results
    const last = old ?? kept.find(it => isNear(it.mapped.items, resources)) ?? kept[0]
    const tables: Tables = new Map(old?.tables)
    const make = makerFor(model, tables)
    const mapped = old
      ? mapAgain(old.mapped, resources, make)
      : last && typeof reads !== 'function'
        ? mapChanged(last, model, resources, tables, make)
        : { items: resources, results: resources.map((it, i) => make(it, last?.mapped.results[i])) }
    const now = { lists, mapped, tables, results: resultsOf(mapped.results, last) }
    kept = [now, ...without(kept, old ?? leastWanted(resources))]
    return now.results
  }

  /** What makes room: where several sorts of files are looked at in turn, the oldest of the same sort. */
  function leastWanted(resources: readonly Resource[]): Kept<T> | undefined {
    if (kept.length < most) return undefined
    const near = most > 2 ? kept.findLast(it => isNear(it.mapped.items, resources)) : undefined
    return near ?? kept.at(-1)
  }

  function listsOf(model: Model): readonly object[] {
    if (typeof reads === 'function') return reads(model)
    return reads === everyKind ? [model] : reads.map(it => model.ofKind(it))
  }

  /** Most of what is made is the same as at the place before, and then one object. */
  function makerFor(model: Model, tables: Tables) {
    let beside: Made<T> | undefined
    return (resource: Resource, old: Made<T> | undefined): Made<T> => {
      const made =
        reads.length === 0 || typeof reads === 'function'
          ? { result: compute(model, resource, old?.result), lookups: nothing }
          : recordLookups(tables, () => compute(model, resource, old?.result))
      if (beside && beside.result === made.result && sameItems(beside.lookups, made.lookups)) return beside
      beside = made
      return made
    }
  }
}

/** What was made; the list of before where it is the same. Asked with every edit of every list, most of which stays. */
function resultsOf<T>(made: readonly Made<T>[], last: Kept<T> | undefined): readonly T[] {
  if (!last) return made.map(it => it.result)
  const { results, mapped } = last
  const runs = differences(mapped.results, made)
  const middles = runs.map(it => made.slice(it.nowFrom, it.nowTo).map(one => one.result))
  return runs.length === 0 ? results : withRuns(results, runs, middles)
}

function without<T>(items: readonly T[], item: T | undefined): readonly T[] {
  return items.filter(it => it !== item)
}

/** Whether two lists are of the same files, some time apart. */
export function isNear(a: readonly Resource[], b: readonly Resource[]): boolean {
  return a[0] === b[0] || a.at(-1) === b.at(-1) || a[a.length >> 1] === b[a.length >> 1]
}

/** What was made of those resources again that found something else, and what was made of the others before. */
function mapChanged<T>(
  last: Kept<T>,
  model: Model,
  resources: readonly Resource[],
  tables: Tables,
  make: (resource: Resource, old: Made<T> | undefined) => Made<T>,
): Mapped<Resource, Made<T>> {
  let count = 0
  const mapped = mapAgain(last.mapped, resources, (resource, old) => {
    count++
    return make(resource, old)
  })
  // None is as before.
  if (count === resources.length) return mapped
  for (const [lookups, table] of compareTables(last.tables, model)) tables.set(lookups, table)
  const stale = new Set<Made<T>>()
  let fresh: Made<T> | undefined
  for (const it of last.mapped.results) {
    if (it === fresh || stale.has(it)) continue
    if (it.lookups.some(isChanged)) stale.add(it)
    else fresh = it
  }
  if (stale.size === 0) return mapped
  const results = mapped.results.map((it, i) => (stale.has(it) ? make(resources[i]!, it) : it))
  return { items: resources, results }
}

const nothing: readonly Lookup[] = []

interface Made<T> {
  readonly result: T
  readonly lookups: readonly Lookup[]
}

interface Kept<T> {
  readonly lists: readonly object[]
  readonly mapped: Mapped<Resource, Made<T>>
  /** The tables that were looked at, as they were. */
  readonly tables: Tables
  readonly results: readonly T[]
}
