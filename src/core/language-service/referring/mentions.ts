import { differences } from '../../data/differences.ts'
import { PatchedMap } from '../../data/patched-map.ts'
import { everyKind, isNear, memoByPlace } from '../../model/memo.ts'
import type { Model } from '../../model/model.ts'
import type { Place, Resource } from '../../model/resource.ts'
import { findPart } from '../../references/find-part.ts'
import { partReferencesOf } from '../../references/part-references.ts'
import { means, type Target } from '../../references/reference.ts'
import { referencesOf } from '../../references/references-of.ts'
import type { Steps } from '../../steps.ts'
import { isWithin, type Path } from '../../yaml/path.ts'

/** A place of a resource that names something, and where in the files that is. */
export interface Mention {
  readonly path: Path
  /** What is to be looked for in the text there, where it says more than the name. */
  readonly name: string | undefined
  /** Where it is: nowhere when it is not in the files. */
  readonly places: () => readonly Place[]
  /** Set of a selector, which finds workloads by their labels and names none. */
  readonly isSelector?: true
}

/** Everything that a resource names of others, and of the parts of others. */
export function mentionsOf(model: Model, resource: Resource): readonly Mention[] {
  const objects = referencesOf(resource)
    // A host is found by its full name, in the way of ServiceEntries as well.
    .filter(it => !it.isHost)
    .map(({ path, target }) => ({ path, name: target.name, places: () => placesOf(model, target) }))
  const parts = partReferencesOf(resource).map(({ path, target }) => ({
    path,
    name: target.part === 'host' ? target.host.split('.')[0] : undefined,
    places: () => findPart(model, target, resource),
    ...(target.part === 'workload' && { isSelector: true as const }),
  }))
  return [...objects, ...parts]
}

/** The mention that a path of a resource stands in. */
export function mentionAt(model: Model, resource: Resource, path: Path): Mention | undefined {
  return mentionsOf(model, resource).find(it => isWithin(path, it.path))
}

export interface Use {
  readonly from: Resource
  readonly mention: Mention
}

/** Everything in the files that names a place of theirs. */
export function usesOfPlace(model: Model, place: Place): readonly Use[] {
  return usesIn(model).get(keyOf(place)) ?? []
}

/** Everything in the files that names a place or something below it. */
export function usesUnder(model: Model, place: Place): readonly Use[] {
  const own = keyOf(place)
  // Without a path every place of the resource is below it.
  const below = place.path.length === 0 ? own : `${own}\0`
  return [...usesIn(model)].flatMap(([key, uses]) => (key === own || key.startsWith(below) ? uses : []))
}

/** A rename in the files of a base looks at what each of its overlays builds. */
const mostKept = 6

/** All uses by the place that they name; kept with the model. */
function usesIn(model: Model): UsesByPlace {
  const known = keptUses.get(model)
  if (known) return known
  const { resources } = model
  const named = namedBy(model, resources)
  const same = last.find(it => it.named === named)
  const before = same ?? last.find(it => isNear(it.resources, resources)) ?? last[0]
  const uses = same ? same.uses : usesAgain(before, resources, named)
  const isFull = last.length >= mostKept
  const left =
    same ?? (isFull ? (last.findLast(it => isNear(it.resources, resources)) ?? last.at(-1)) : undefined)
  last = [{ resources, named, uses }, ...last.filter(it => it !== left)]
  keptUses.set(model, uses)
  return uses
}

/**
 * Finds what names what, some resources at a time, so that who asks for it first does not wait for all. What was found is kept where it
 * is given up. Files that such an answer is kept of cost nothing: after an edit little is found again.
 */
export function* prepareUses(model: Model): Steps<void> {
  const { resources } = model
  if (keptUses.has(model) || last.some(it => isNear(it.resources, resources))) return
  if (!isNear(prepared.resources, resources)) prepared = { resources, count: 0 }
  for (;;) {
    const count = prepared.count + atOnce
    if (count >= resources.length) break
    namedBy(model, resources.slice(0, count))
    prepared = { resources, count }
    yield
  }
  usesIn(model)
}

const atOnce = 20
/** How many of the resources have been looked at before anybody asked. */
let prepared: { readonly resources: readonly Resource[]; readonly count: number } = {
  resources: [],
  count: 0,
}

type UsesByPlace = PatchedMap<readonly Use[]>

const keptUses = new WeakMap<Model, UsesByPlace>()

/** A use, and the place that it names. */
interface Named {
  readonly key: string
  readonly use: Use
}

/** What each resource names: looked up again where that may lead elsewhere than before. */
const namedBy = memoByPlace(
  everyKind,
  (model, from): readonly Named[] => {
    const all = mentionsOf(model, from).flatMap(mention => {
      const places = mention.places()
      // What gives a name does not use it.
      const keys = new Set(places.map(keyOf))
      keys.delete(keyOf({ resource: from.id, path: mention.path }))
      // It outlives this model, which it must not hold.
      const use = { from, mention: { ...mention, places: () => places } }
      return [...keys].map(key => ({ key, use }))
    })
    return all.length > 0 ? all : namesNothing
  },
  mostKept,
)

const namesNothing: readonly Named[] = []

interface LastUses {
  readonly resources: readonly Resource[]
  readonly named: readonly (readonly Named[])[]
  readonly uses: UsesByPlace
}

let last: readonly LastUses[] = []

/** The uses of the places that a resource names otherwise than before, put together again; all, where resources have come or gone. */
function usesAgain(
  before: LastUses | undefined,
  resources: readonly Resource[],
  named: readonly (readonly Named[])[],
): UsesByPlace {
  if (before?.named.length !== named.length) return joined(named)
  const places = new Set<string>()
  const changed = new Set<Resource>()
  const added = new Map<string, Use[]>()
  for (const { nowFrom, nowTo } of differences(before.named, named))
    for (let i = nowFrom; i < nowTo; i++) {
      const now = named[i]!
      const old = before.named[i]!
      if (old === now) continue
      for (const resource of [before.resources[i]!, resources[i]!]) changed.add(resource)
      for (const { key } of old) places.add(key)
      for (const { key, use } of now) {
        places.add(key)
        enter(added, key, use)
      }
    }
  const lists = [...places].map(key => {
    const kept = before.uses.get(key)?.filter(it => !changed.has(it.from)) ?? []
    const list: Use[] = [...kept, ...(added.get(key) ?? [])]
    return { key, list }
  })
  const placeOf = orderOf(
    resources,
    lists.reduce((sum, { list }) => sum + list.length, 0),
  )
  return before.uses.with(
    lists.map(({ key, list }) => {
      const sorted = list.length > 1 ? list.sort((a, b) => placeOf(a.from) - placeOf(b.from)) : list
      return [key, sorted.length > 0 ? sorted : undefined] as const
    }),
  )
}

/** Where a resource stands in a list, for about so many that are asked for. */
function orderOf(resources: readonly Resource[], asked: number): (resource: Resource) => number {
  if (asked > mostSought) {
    const order = new Map(resources.map((it, i) => [it, i]))
    return it => order.get(it)!
  }
  const found = new Map<Resource, number>()
  return it => {
    const known = found.get(it) ?? resources.indexOf(it)
    found.set(it, known)
    return known
  }
}

const mostSought = 20

function joined(named: readonly (readonly Named[])[]): UsesByPlace {
  const uses = new Map<string, Use[]>()
  for (const { key, use } of named.flat()) enter(uses, key, use)
  return PatchedMap.of(uses)
}

function enter(uses: Map<string, Use[]>, key: string, use: Use): void {
  const list = uses.get(key)
  if (list) list.push(use)
  else uses.set(key, [use])
}

function keyOf({ resource, path }: Place): string {
  return `${resource}\0${path.join('\0')}`
}

function placesOf(model: Model, target: Target): readonly Place[] {
  const found =
    target.namespace === undefined
      ? model.ofKind(target.kind).filter(it => means(target, it))
      : [model.find(target.kind, target.namespace, target.name)]
  return found.flatMap(it => (it ? [{ resource: it.id, path: ['metadata', 'name'] }] : []))
}
