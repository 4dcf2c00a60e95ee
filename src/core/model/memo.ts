import { type Mapped, mapAgain } from '../data/map-again.ts'
import { sameItems } from '../data/same-value.ts'
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
 * Keeps what was computed of each resource of a list, until that one or any resource of some kinds changes, or what else of a model
 * is read; the same results while nothing does. It must depend on nothing else of the model. Meant for what most resources give nothing for: where
 * lists are long, it costs a comparison a resource and no entry in a table. `compute` is told what it gave for the resource at
 * the place before, so that it can give that again where it says the same.
 */
export function memoByPlace<T>(
  reads: readonly string[] | ((model: Model) => readonly object[]),
  compute: (model: Model, resource: Resource, old: T | undefined) => T,
): (model: Model, resources: readonly Resource[]) => readonly T[] {
  let kept: readonly Kept<T>[] = []
  return (model, resources) => {
    const lists = typeof reads === 'function' ? reads(model) : reads.map(it => model.ofKind(it))
    const old = kept.find(it => it.lists.every((list, i) => list === lists[i]))
    if (old?.mapped.items === resources) return old.mapped.results
    const mapped = old
      ? mapAgain(old.mapped, resources, (it, beside) => compute(model, it, beside))
      : computeAll(kept[0]?.mapped, model, resources)
    // Two, since files are looked at beside those that are edited.
    kept = [{ lists, mapped }, ...kept.filter(it => it !== old)].slice(0, 2)
    return mapped.results
  }

  function computeAll(
    before: Mapped<Resource, T> | undefined,
    model: Model,
    resources: readonly Resource[],
  ): Mapped<Resource, T> {
    const results = resources.map((it, i) => compute(model, it, before?.results[i]))
    const isSame = before !== undefined && sameItems(before.results, results)
    return { items: resources, results: isSame ? before.results : results }
  }
}

interface Kept<T> {
  readonly lists: readonly object[]
  readonly mapped: Mapped<Resource, T>
}
