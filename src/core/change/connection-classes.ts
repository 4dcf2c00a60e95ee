import type { GatewayConfig, Listener } from '../istio/gateway/build-gateway.ts'
import type { FilterChain } from '../istio/gateway/filter-chains.ts'
import { concreteHost } from '../reach/host-choices.ts'
import type { Request } from '../request/request.ts'
import { selectChain, selectListener } from '../trace/select-chain.ts'

/** What a configuration does with one sort of connection. */
export interface Taken {
  readonly listener: Listener | undefined
  readonly chain: FilterChain | undefined
}

/** Connections that neither of two configurations tells apart, by one that stands for all of them. */
export interface ConnectionClass {
  readonly connection: Pick<Request, 'port' | 'address' | 'tls' | 'sni' | 'alpn'>
  /** The server name they ask for, a wildcard for many; undefined for any that no server names, and without TLS. */
  readonly name: string | undefined
  readonly before: Taken
  readonly after: Taken
}

/** Every sort of connection that one of two configurations takes: each port and address, with each server name and without. */
export function connectionClasses(before: GatewayConfig, after: GatewayConfig): ConnectionClass[] {
  const places = new Map<string, { port: number; bind: string }>()
  for (const { port, bind } of [...before.listeners, ...after.listeners])
    places.set(`${bind} ${port}`, { port, bind })
  return [...places.values()].flatMap(({ port, bind }) => {
    const base = { port, ...(bind && { address: bind }) }
    const listeners = [before, after].map(it =>
      selectListener(it, { ...base, protocol: 'http', tls: 'none' }),
    )
    const chains = listeners.flatMap(it => it?.chains ?? [])
    const names = new Map<string, FilterChain>()
    for (const chain of chains) for (const it of chain.serverNames) names.set(it.toLowerCase(), chain)
    const terminates = chains.some(it => it.terminatesTls || it.serverNames.length > 0)
    const tries: Omit<ConnectionClass, 'before' | 'after'>[] = [
      { connection: { ...base, tls: 'none' }, name: undefined },
      ...[...names].map(([name, chain]) => ({
        connection: {
          ...base,
          tls: 'mTLS' as const,
          sni: concreteName(name, names),
          ...(chain.alpn[0] !== undefined && { alpn: chain.alpn[0] }),
        },
        name,
      })),
      ...(terminates
        ? [{ connection: { ...base, tls: 'mTLS' as const, sni: 'no-such-name.invalid' }, name: undefined }]
        : []),
    ]
    return tries.map(it => ({
      ...it,
      before: take(before, it.connection),
      after: take(after, it.connection),
    }))
  })
}

function take(config: GatewayConfig, connection: ConnectionClass['connection']): Taken {
  const request = { ...connection, protocol: 'http' } as const
  const listener = selectListener(config, request)
  return { listener, chain: listener && !listener.rejected ? selectChain(listener, request) : undefined }
}

/** A name that a wildcard covers and no other name does. */
function concreteName(name: string, others: ReadonlyMap<string, unknown>): string {
  const labels = ['a', 'b', 'zz9', 'x-1', 'x-2']
  return labels.map(it => concreteHost(name, it)).find(it => !others.has(it)) ?? concreteHost(name)
}
