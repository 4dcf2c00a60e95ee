import { buildGateway } from '../istio/gateway/build-gateway.ts'
import { selectedWorkloads } from '../istio/gateway/gateway-workloads.ts'
import type { HttpRoute } from '../istio/routes/http-routes.ts'
import { hostsOf } from '../istio/sidecar/rules-for-host.ts'
import { hostsOverlap } from '../model/hosts.ts'
import { effective, type Model } from '../model/model.ts'
import type { Resource, ResourceId } from '../model/resource.ts'
import { isMeshBound, readVirtualService } from '../model/virtual-services.ts'
import { mayShareRequests } from './may-share-requests.ts'
import { hasAge } from './order.ts'

/** Two VirtualServices that may both want a request, and whose ages the files do not tell. */
export interface OrderedPair {
  readonly one: ResourceId
  readonly other: ResourceId
  /** Every place where one of the two has routes: another pair without any of them does not change what this one does. */
  readonly shares: ReadonlySet<string>
}

/** The pairs that have routes in one virtual host of a gateway for requests in common; each pair once. */
export function pairsAtGateways(model: Model): OrderedPair[] {
  const members = new Map<string, Map<Resource, HttpRoute[]>>()
  for (const { id, workload } of selectedWorkloads(model)) {
    const config = buildGateway(model, workload)
    for (const name of new Set(config.placed.flatMap(it => it.routeName ?? [])))
      for (const [domain, { routes }] of config.routeConfig(name).virtualHosts)
        members.set(JSON.stringify([id, name, domain]), byOwner(routes))
  }
  return pairsOf(members, (one, other) =>
    one.some(it => other.some(that => mayShareRequests(it.match, that.match))),
  )
}

/** The pairs with a host in common within the mesh, where the older one gets all of its requests. */
export function pairsInMesh(model: Model): OrderedPair[] {
  const bound = effective(model, 'VirtualService').filter(it => {
    const view = readVirtualService(it)
    return view.hosts.length > 0 && isMeshBound(view)
  })
  const byHost = new Map<string, Map<Resource, string>>()
  for (const it of bound)
    for (const host of hostsOf(it)) byHost.set(host, (byHost.get(host) ?? new Map()).set(it, host))
  const contested = new Map([...byHost].filter(([, owners]) => owners.size > 1))
  // A wildcard has a say about the hosts that it covers.
  const hosts = [...contested.keys()]
  const members = new Map(
    [...contested].map(([host, owners]): [string, Map<Resource, string>] => {
      const near = hosts.filter(it => it !== host && it.startsWith('*') && hostsOverlap(it, host))
      return [host, new Map([...near.flatMap(it => [...contested.get(it)!]), ...owners])]
    }),
  )
  return pairsOf(members, (one, other) => one === other)
}

function byOwner(routes: readonly HttpRoute[]): Map<Resource, HttpRoute[]> {
  const owners = new Map<Resource, HttpRoute[]>()
  for (const it of routes) {
    const own = owners.get(it.virtualService)
    if (own) own.push(it)
    else owners.set(it.virtualService, [it])
  }
  return owners
}

/** The pairs of each place that may meet there, with all places of both. */
function pairsOf<T>(
  members: ReadonlyMap<string, ReadonlyMap<Resource, T>>,
  mayMeet: (one: T, other: T) => boolean,
): OrderedPair[] {
  const places = new Map<Resource, string[]>()
  for (const [place, owners] of members)
    for (const it of owners.keys()) places.set(it, [...(places.get(it) ?? []), place])
  const pairs = new Map<string, OrderedPair>()
  for (const owners of members.values()) {
    const ageless = [...owners].filter(([it]) => !hasAge(it))
    ageless.forEach(([one, wanted], i) => {
      for (const [other, alsoWanted] of ageless.slice(i + 1)) {
        const key = JSON.stringify([one.id, other.id].sort())
        if (pairs.has(key) || !mayMeet(wanted, alsoWanted)) continue
        const shares = new Set([...(places.get(one) ?? []), ...(places.get(other) ?? [])])
        pairs.set(key, { one: one.id, other: other.id, shares })
      }
    })
  }
  return [...pairs.values()]
}

/**
 * Sets of pairs that can be tried in one comparison, since no place has routes of two of them. A pair comes into the first set
 * that it disturbs in nothing.
 */
export function independentSets(pairs: readonly OrderedPair[]): OrderedPair[][] {
  const sets: { readonly pairs: OrderedPair[]; readonly taken: Set<string> }[] = []
  for (const pair of pairs) {
    let set = sets.find(it => [...pair.shares].every(place => !it.taken.has(place)))
    if (!set) {
      set = { pairs: [], taken: new Set() }
      sets.push(set)
    }
    set.pairs.push(pair)
    for (const place of pair.shares) set.taken.add(place)
  }
  return sets.map(it => it.pairs)
}
