import type { GatewayConfig, Listener } from '../istio/gateway/build-gateway.ts'
import type { FilterChain } from '../istio/gateway/filter-chains.ts'
import { alpnOf, type Request, sniOf } from '../request/request.ts'

/** The listener that takes a connection: one of exactly that address, else that of all addresses. */
export function selectListener({ listeners }: GatewayConfig, request: Request): Listener | undefined {
  const onPort = listeners.filter(it => it.port === request.port)
  const exact = request.address === undefined ? undefined : onPort.find(it => it.bind === request.address)
  return exact ?? onPort.find(it => it.bind === '' || it.bind === '0.0.0.0')
}

/**
 * The filter chain that takes a connection. The most telling server name wins: exact, then the wildcard with the longest
 * suffix, then no name; only then ALPN is looked at, and there is no way back to a lesser name.
 */
export function selectChain({ chains }: Listener, request: Request): FilterChain | undefined {
  const level: readonly FilterChain[] = bestLevel(chains, sniOf(request))
  if (level.length === 0) return undefined
  const offered = alpnOf(request)
  const asking = level.find(it => it.alpn.some(name => offered.includes(name)))
  return asking ?? level.find(it => it.alpn.length === 0)
}

/** The chains of the most telling server name that fits an SNI. */
export function bestLevel<T extends Named>(chains: readonly T[], sni: string): readonly T[] {
  const names = byServerName(chains)
  if (sni !== '') {
    const exact = names.get(sni)
    if (exact) return exact
    for (let dot = sni.indexOf('.', 1); dot >= 0; dot = sni.indexOf('.', dot + 1)) {
      const found = names.get(`*${sni.slice(dot)}`)
      if (found) return found
    }
  }
  return names.get(undefined) ?? []
}

/** The chains by server name in lower case; those without names under undefined. */
function byServerName<T extends Named>(chains: readonly T[]): ReadonlyMap<string | undefined, readonly T[]> {
  const known = indexed.get(chains)
  if (known) return known as ReadonlyMap<string | undefined, readonly T[]>
  const index = new Map<string | undefined, T[]>()
  for (const chain of chains)
    for (const name of chain.serverNames.length > 0 ? chain.serverNames : [undefined]) {
      const key = name?.toLowerCase()
      const list = index.get(key)
      if (!list) index.set(key, [chain])
      else if (list.at(-1) !== chain) list.push(chain)
    }
  indexed.set(chains, index)
  return index
}

interface Named {
  readonly serverNames: readonly string[]
}

const indexed = new WeakMap<readonly Named[], ReadonlyMap<string | undefined, readonly Named[]>>()
