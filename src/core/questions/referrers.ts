import { kindKey } from '../kinds/kind-key.ts'
import { usesUnder } from '../language-service/referring/mentions.ts'
import type { Place, Resource, ResourceId } from '../model/resource.ts'
import { usesOfGrant } from '../references/users-of.ts'
import { formatPath, isWithin, type Path } from '../yaml/path.ts'
import { quick } from './question.ts'

export interface ReferrersAsk {
  /** A resource; or a part of one that others name: a listener, a subset, a port. */
  readonly of: Place
}

/** Who names a resource or something in it: an empty list where nobody of the files does. */
export interface ReferrersAnswer {
  readonly referrers: readonly Referrer[]
  /** How many more resources there are. */
  readonly more: number
}

export interface Referrer {
  readonly id: ResourceId
  readonly kind: string
  readonly namespace: string
  readonly name: string
  /** The places that name it, in the order of the text. */
  readonly places: readonly ReferringPlace[]
}

export interface ReferringPlace {
  readonly path: Path
  /** `spec.rules[0].backendRefs[1]`. */
  readonly words: string
  /** By labels, which name nobody: a workload. */
  readonly isSelector?: true
}

const mostReferrers = 100
const mostPlaces = 20

/** Undefined where the resource is not in the files. A ReferenceGrant is used by whom it lets refer. */
export const referrers = quick(['model'], ({ model }, { of }: ReferrersAsk): ReferrersAnswer | undefined => {
  const target = model.resources.find(it => it.id === of.resource)
  if (!target) return undefined
  const uses: readonly { from: Resource; path: Path; isSelector?: true | undefined }[] =
    kindKey(target) === 'ReferenceGrant'
      ? usesOfGrant(target, model.resources).map(it => ({ from: it.from, path: it.reference.path }))
      : usesUnder(model, of).map(({ from, mention: { path, isSelector } }) => ({ from, path, isSelector }))
  const byResource = new Map<Resource, Map<string, ReferringPlace>>()
  for (const { from, path, isSelector } of uses) {
    // What a resource says of its own parts is no reference from elsewhere.
    if (from.id === target.id) continue
    const places = byResource.get(from) ?? new Map<string, ReferringPlace>()
    byResource.set(from, places)
    const place = path.at(-1) === 'name' ? path.slice(0, -1) : path
    const words = formatPath(place)
    places.set(words, { path: place, words, ...(isSelector && { isSelector }) })
  }
  const all = [...byResource]
  return {
    referrers: all.slice(0, mostReferrers).map(([{ id, kind, namespace, name }, places]) => ({
      id,
      kind,
      namespace,
      name,
      places: outermost([...places.values()]).slice(0, mostPlaces),
    })),
    more: Math.max(0, all.length - mostReferrers),
  }
})

/** Of a reference with a port or a section, the reference as a whole. */
function outermost(places: readonly ReferringPlace[]): ReferringPlace[] {
  return places.filter(it => !places.some(other => other !== it && isWithin(it.path, other.path)))
}
