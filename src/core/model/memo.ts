import type { Model } from './model.ts'
import type { Resource } from './resource.ts'

/**
 * Keeps what was read of an object as long as its value lives. The value stays the same object while the document's
 * text says the same, so a keystroke elsewhere costs nothing here. Namespace, domain and channel are part of the key: they may come from the settings.
 */
export function memoByValue<T>(read: (resource: Resource) => T): (resource: Resource) => T {
  const cache = new WeakMap<Resource['value'], { readonly resource: Resource; readonly view: T }>()
  return resource => {
    const found = cache.get(resource.value)
    if (found && isAtHome(found.resource, resource)) return found.view
    const view = read(resource)
    cache.set(resource.value, { resource, view })
    return view
  }
}

function isAtHome(a: Resource, b: Resource): boolean {
  return a.namespace === b.namespace && a.domain === b.domain && a.channel === b.channel && a.id === b.id
}

/** Keeps what was computed of all resources of some kinds, until one of them changes. It must depend on nothing else of the model. */
export function memoByKinds<T>(
  kinds: readonly [string, ...string[]],
  compute: (model: Model) => T,
): (model: Model) => T {
  const cache = new WeakMap<object, { readonly lists: readonly object[]; readonly result: T }>()
  const byModel = new WeakMap<Model, { readonly result: T }>()
  return model => {
    const known = byModel.get(model)
    if (known) return known.result
    const result = resultFor(model)
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
      const found = cache.get(resource)
      if (found?.lists === current) return found.result
      const result = compute(model, resource)
      cache.set(resource, { lists: current, result })
      return result
    }
  }
}

/**
 * Keeps what was computed of each resource of a list, until that one or any resource of some kinds changes; the same results
 * while nothing does. It must depend on nothing else of the model. Meant for what most resources give nothing for: where
 * lists are long, it costs a comparison a resource and no entry in a table.
 */
export function memoByPlace<T>(
  kinds: readonly string[],
  compute: (model: Model, resource: Resource) => T,
): (model: Model, resources: readonly Resource[]) => readonly T[] {
  let kept: readonly Results<T>[] = []
  return (model, resources) => {
    const lists = kinds.map(it => model.ofKind(it))
    const old = kept.find(it => it.lists.every((list, i) => list === lists[i]))
    if (old?.resources === resources) return old.results
    const results = align(old, resources, it => compute(model, it))
    // Two, since files are looked at beside those that are edited.
    kept = [{ resources, lists, results }, ...kept.filter(it => it !== old)].slice(0, 2)
    return results
  }
}

interface Results<T> {
  readonly resources: readonly Resource[]
  readonly lists: readonly object[]
  readonly results: readonly T[]
}

/** Resources before and behind a change have the results that they had; those between are looked up. */
function align<T>(
  old: Results<T> | undefined,
  resources: readonly Resource[],
  compute: (resource: Resource) => T,
): readonly T[] {
  if (!old) return resources.map(compute)
  const before = old.resources
  const most = Math.min(before.length, resources.length)
  let head = 0
  while (head < most && before[head] === resources[head]) head++
  let tail = 0
  while (tail < most - head && before.at(-1 - tail) === resources.at(-1 - tail)) tail++
  const end = resources.length - tail
  const moved = before.length - resources.length
  const places = new Map<Resource, number>()
  for (let i = head; i < before.length - tail; i++) places.set(before[i]!, i)
  return resources.map((it, i) => {
    const place = i < head ? i : i >= end ? i + moved : places.get(it)
    return place === undefined ? compute(it) : old.results[place]!
  })
}
