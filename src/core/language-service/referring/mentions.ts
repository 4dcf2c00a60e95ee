import type { Model } from '../../model/model.ts'
import type { Place, Resource } from '../../model/resource.ts'
import { findPart } from '../../references/find-part.ts'
import { partReferencesOf } from '../../references/part-references.ts'
import { means, type Target } from '../../references/reference.ts'
import { referencesOf } from '../../references/references-of.ts'
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

/** All uses by the place that they name; kept with the model. */
function usesIn(model: Model): ReadonlyMap<string, readonly Use[]> {
  const known = keptUses.get(model)
  if (known) return known
  const uses = new Map<string, Use[]>()
  for (const from of model.resources)
    for (const mention of mentionsOf(model, from))
      for (const key of new Set(mention.places().map(keyOf))) {
        // What gives a name does not use it.
        if (key === keyOf({ resource: from.id, path: mention.path })) continue
        const list = uses.get(key)
        if (list) list.push({ from, mention })
        else uses.set(key, [{ from, mention }])
      }
  keptUses.set(model, uses)
  return uses
}

const keptUses = new WeakMap<Model, ReadonlyMap<string, readonly Use[]>>()

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
