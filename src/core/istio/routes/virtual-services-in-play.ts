import { differences } from '../../data/differences.ts'
import { PatchedMap } from '../../data/patched-map.ts'
import { byAge } from '../../model/age.ts'
import { resolveGatewayName } from '../../model/gateway-references.ts'
import { isWildcard, type ServerHost } from '../../model/hosts.ts'
import { memoByKinds, memoByValue } from '../../model/memo.ts'
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
  const all = byGateway(model).get(`${gateway.namespace}/${gateway.name}`)
  if (!all) return none
  let known = visibleOf.get(all)
  if (!known) {
    known = new Map()
    visibleOf.set(all, known)
  }
  let found = known.get(namespace)
  if (!found) {
    found = inOrder(all, namespace)
    known.set(namespace, found)
  }
  return found
}

const none: readonly Resource[] = []
const visibleOf = new WeakMap<readonly Resource[], Map<string, readonly Resource[]>>()

/** The VirtualServices with hosts that name each Gateway, by age. */
const byGateway = memoByKinds(['VirtualService'], model => {
  const all = effective(model, 'VirtualService')
  const table = (last && groupAgain(last, all)) ?? groupAll(all)
  last = { all, table }
  return table
})

type Groups = PatchedMap<readonly Resource[]>

let last: { readonly all: readonly Resource[]; readonly table: Groups } | undefined

function groupAll(all: readonly Resource[]): Groups {
  const groups = new Map<string, Resource[]>()
  for (const resource of all)
    for (const key of gatewaysOf(resource)) {
      const group = groups.get(key)
      if (group) group.push(resource)
      else groups.set(key, [resource])
    }
  for (const it of groups.values()) it.sort(byAge)
  return PatchedMap.of(groups)
}

/** Only the groups of what has come or gone are put together again; undefined where that is much. */
function groupAgain(before: NonNullable<typeof last>, all: readonly Resource[]): Groups | undefined {
  const runs = differences(before.all, all)
  const gone = new Set(runs.flatMap(it => before.all.slice(it.from, it.to)))
  const come = runs.flatMap(it => all.slice(it.nowFrom, it.nowTo))
  if (gone.size + come.length > mostChanged) return undefined
  const keys = new Set([...gone, ...come].flatMap(gatewaysOf))
  const groups = [...keys].map(key => {
    const stay = (before.table.get(key) ?? none).filter(it => !gone.has(it))
    const group = [...stay, ...come.filter(it => gatewaysOf(it).includes(key))].sort(byAge)
    return [key, group.length > 0 ? group : undefined] as const
  })
  return before.table.with(groups)
}

const mostChanged = 50

const gatewaysOf = memoByValue((resource): string[] => {
  const { hosts, gateways } = readVirtualService(resource)
  if (hosts.length === 0) return []
  const names = gateways.flatMap(it => resolveGatewayName(it.text, resource.namespace) ?? [])
  return [...new Set(names.map(it => `${it.namespace}/${it.name}`))]
})

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
  const found = inOrder(byAgeOf(model), namespace)
  cache.set(namespace, found)
  return found
}

/** Of VirtualServices by age those that a namespace may see, in the order in which their routes are laid out. */
function inOrder(all: readonly Resource[], namespace: string): readonly Resource[] {
  const groups: Resource[][] = [[], [], [], []]
  for (const resource of all) {
    const group = groupOf(resource, namespace)
    if (group !== undefined) groups[group]?.push(resource)
  }
  return groups.flat()
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
