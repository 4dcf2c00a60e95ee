import { sameItems } from '../../data/same-value.ts'

/** A part of a route, by what Istio puts it together with. */
interface KeyedPart {
  readonly key: string
}

/**
 * The parts of GRPCRoutes that Istio loses: it keeps parts by the name of the route and their count, and of an HTTPRoute and a GRPCRoute
 * of one name it looks at the parts of the HTTPRoute alone. One of the GRPCRoute comes in only together with another in force at the
 * same place (route_collections.go, mergeHTTPRoutes over a join that keeps the first). `isHidden` says whether an HTTPRoute of the same
 * name has a part of the same count.
 */
export function lostToNamesakes<P extends KeyedPart>(
  http: readonly (readonly P[])[],
  grpc: readonly (readonly P[])[],
  isHidden: (part: P) => boolean,
): ReadonlySet<P> {
  const hidden = new Set(grpc.flatMap(all => all.filter(isHidden)))
  if (hidden.size === 0) return hidden
  const held = new Set([...http, ...grpc].flatMap(all => all.filter(it => !hidden.has(it)).map(it => it.key)))
  return new Set([...hidden].filter(it => !held.has(it.key)))
}

/** The lists without those parts; the same lists for the same parts, so that what is made of them stays. */
export function withoutLost<P extends KeyedPart>(
  lists: readonly (readonly P[])[],
  lost: ReadonlySet<P>,
): readonly (readonly P[])[] {
  return lost.size === 0 ? lists : lists.map(it => keptOf(it, lost))
}

function keptOf<P extends KeyedPart>(all: readonly P[], lost: ReadonlySet<P>): readonly P[] {
  const kept = all.filter(it => !lost.has(it))
  if (kept.length === all.length) return all
  const known = keptLists.get(all)
  if (known && sameItems(known, kept)) return known as readonly P[]
  keptLists.set(all, kept)
  return kept
}

const keptLists = new WeakMap<readonly KeyedPart[], readonly KeyedPart[]>()
