import { byAge } from '../../model/age.ts'
import { resolveGatewayName } from '../../model/gateway-references.ts'
import { isWildcard, type ServerHost } from '../../model/hosts.ts'
import { memoByKinds } from '../../model/memo.ts'
import { effective, type Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { scopesOf } from '../../model/services.ts'
import { fullHosts, isMadeOfRoutes, readVirtualService } from '../../model/virtual-services.ts'

/**
 * The VirtualServices that name a Gateway and that its workload's namespace may see, in the order in which their routes
 * are laid out: private to that namespace first, then exported to it by name, then public, of which those made of routes of
 * that namespace come before the others; the older first in each.
 */
export function virtualServicesOf(model: Model, gateway: Resource, namespace: string): readonly Resource[] {
  const cache = byGateway(model)
  let known = cache.get(namespace)
  if (!known) {
    known = groupByGateway(visibleIn(model, namespace))
    cache.set(namespace, known)
  }
  return known.get(`${gateway.namespace}/${gateway.name}`) ?? none
}

const none: readonly Resource[] = []

const byGateway = memoByKinds(['VirtualService'], () => new Map<string, Map<string, Resource[]>>())

function groupByGateway(all: readonly Resource[]): Map<string, Resource[]> {
  const groups = new Map<string, Resource[]>()
  for (const resource of all)
    for (const { text } of readVirtualService(resource).gateways) {
      const name = resolveGatewayName(text, resource.namespace)
      if (!name) continue
      const key = `${name.namespace}/${name.name}`
      const group = groups.get(key)
      if (!group) groups.set(key, [resource])
      else if (group.at(-1) !== resource) group.push(resource)
    }
  return groups
}

/** Of VirtualServices those that may share a host with a server, in their order; the others surely do not. */
export function mayShareHosts(all: readonly Resource[], hosts: readonly ServerHost[]): readonly Resource[] {
  if (all.length < 8 || hosts.some(it => isWildcard(it.host))) return all
  let index = hostIndexes.get(all)
  if (!index) {
    index = indexHosts(all)
    hostIndexes.set(all, index)
  }
  const found = new Set(index.wildcards)
  for (const { host } of hosts) for (const it of index.exact.get(host) ?? []) found.add(it)
  return [...found].sort((a, b) => a - b).map(it => all[it]!)
}

interface HostIndex {
  readonly exact: ReadonlyMap<string, readonly number[]>
  readonly wildcards: readonly number[]
}

const hostIndexes = new WeakMap<readonly Resource[], HostIndex>()

function indexHosts(all: readonly Resource[]): HostIndex {
  const exact = new Map<string, number[]>()
  const wildcards: number[] = []
  all.forEach((resource, i) => {
    for (const { text } of fullHosts(resource)) {
      if (isWildcard(text)) wildcards.push(i)
      else {
        const list = exact.get(text)
        if (list) list.push(i)
        else exact.set(text, [i])
      }
    }
  })
  return { exact, wildcards }
}

/** All VirtualServices with hosts that a namespace may see, in that order. */
export function visibleIn(model: Model, namespace: string): readonly Resource[] {
  const cache = visible(model)
  const known = cache.get(namespace)
  if (known) return known
  const groups: Resource[][] = [[], [], [], []]
  for (const resource of byAgeOf(model)) {
    const group = groupOf(resource, namespace)
    if (group !== undefined) groups[group]?.push(resource)
  }
  const found = groups.flat()
  cache.set(namespace, found)
  return found
}

const visible = memoByKinds(['VirtualService'], () => new Map<string, readonly Resource[]>())

const byAgeOf = memoByKinds(['VirtualService'], model =>
  effective(model, 'VirtualService')
    .filter(it => readVirtualService(it).hosts.length > 0)
    .toSorted(byAge),
)

function groupOf(resource: Resource, namespace: string): 0 | 1 | 2 | 3 | undefined {
  const scopes = scopesOf(readVirtualService(resource).exportTo, resource.namespace)
  if (scopes.includes('*')) return resource.namespace === namespace && isMadeOfRoutes(resource) ? 2 : 3
  if (scopes.includes('~') || !scopes.includes(namespace)) return undefined
  return resource.namespace === namespace ? 0 : 1
}
