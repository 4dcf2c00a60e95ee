import { memoByKinds } from '../../model/memo.ts'
import type { Model } from '../../model/model.ts'
import type { PlacedServer } from '../routes/placed-server.ts'
import { buildRouteConfig, type RouteConfig } from '../routes/virtual-hosts.ts'
import { type GatewayWorkload, workloadKey } from '../routes/workload.ts'
import { type FilterChain, filterChainsOf } from './filter-chains.ts'
import { type DroppedServer, mergeServers } from './merge-servers.ts'

export interface Listener {
  readonly name: string
  readonly port: number
  readonly bind: string
  readonly chains: readonly FilterChain[]
  /** Why Envoy refuses the listener whole: two of its chains would take the same connections. */
  readonly rejected:
    | { readonly first: number; readonly second: number; readonly serverName: string }
    | undefined
}

/** What Istio makes of the configuration for one gateway workload. */
export interface GatewayConfig {
  readonly workload: GatewayWorkload
  readonly listeners: readonly Listener[]
  readonly dropped: readonly DroppedServer[]
  readonly placed: readonly PlacedServer[]
  /** The route configuration of a name; built when it is first asked for. */
  routeConfig(name: string): RouteConfig
}

/** Listeners, filter chains and route configurations of a gateway workload; kept as long as the model lives. */
export function buildGateway(model: Model, workload: GatewayWorkload): GatewayConfig {
  const key = workloadKey(workload)
  const known = built(model).get(key)
  if (known) return known
  const config = build(model, workload)
  built(model).set(key, config)
  return config
}

/** The kinds that say where requests go. */
const routingKinds = ['Gateway', 'VirtualService', 'DestinationRule', 'Service', 'ServiceEntry'] satisfies [
  string,
  ...string[],
]

const built = memoByKinds(routingKinds, () => new Map<string, GatewayConfig>())

function build(model: Model, workload: GatewayWorkload): GatewayConfig {
  const { listeners, placed, dropped } = mergeServers(model, workload)
  const configs = new Map<string, RouteConfig>()
  const byRouteName = new Map<string, PlacedServer[]>()
  for (const it of placed) {
    if (it.routeName === undefined) continue
    const servers = byRouteName.get(it.routeName)
    if (servers) servers.push(it)
    else byRouteName.set(it.routeName, [it])
  }
  return {
    workload,
    placed,
    dropped,
    listeners: listeners.flatMap(plan => {
      const chains = filterChainsOf(model, workload, plan)
      const { name, port, bind } = plan
      return chains.length ? [{ name, port, bind, chains, rejected: equalChains(chains) }] : []
    }),
    routeConfig(name) {
      const known = configs.get(name)
      if (known) return known
      const config = buildRouteConfig(model, workload, name, byRouteName.get(name) ?? [])
      configs.set(name, config)
      return config
    },
  }
}

/** The first two chains that Envoy could not tell apart: a server name in both, in any letter case, or none in both. */
function equalChains(chains: readonly FilterChain[]): Listener['rejected'] {
  const seen = new Map<string, number>()
  for (const [second, { serverNames, alpn }] of chains.entries())
    for (const name of serverNames.length ? serverNames : ['']) {
      const key = `${name.toLowerCase()} ${alpn.join(',')}`
      const first = seen.get(key)
      if (first !== undefined && first !== second) return { first, second, serverName: name.toLowerCase() }
      seen.set(key, second)
    }
  return undefined
}
