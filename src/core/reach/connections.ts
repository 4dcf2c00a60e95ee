import type { Listener } from '../istio/gateway/build-gateway.ts'
import type { FilterChain } from '../istio/gateway/filter-chains.ts'
import type { Request } from '../request/request.ts'
import { selectChain } from '../trace/select-chain.ts'
import { concreteHost } from './host-choices.ts'

type Connection = Pick<Request, 'port' | 'address' | 'tls' | 'sni' | 'alpn'>

/**
 * A connection that a filter chain takes, with the host as server name where that will do; undefined where other chains
 * take everything it would take.
 */
export function connectionTo(listener: Listener, chain: FilterChain, host: string): Connection | undefined {
  const needsTls = chain.terminatesTls || chain.serverNames.length > 0
  const connection = {
    port: listener.port,
    ...(listener.bind && { address: listener.bind }),
    tls: needsTls ? (chain.requireClientCert ? 'mTLS' : 'TLS') : 'none',
    ...(needsTls && chain.alpn[0] !== undefined && { alpn: chain.alpn[0] }),
  } as const
  const takes = (sni?: string) => {
    const request = { ...connection, protocol: 'http', host, ...(sni !== undefined && { sni }) } as const
    return selectChain(listener, request) === chain
  }
  if (!needsTls) return takes() ? connection : undefined
  const labels = ['a', 'b', 'some.other', 'zz9', 'www', 'x-1', 'x-2']
  const names = chain.serverNames.length > 0 ? chain.serverNames : ['*']
  const own = host.replace(/:\d*$/, '').toLowerCase()
  const candidates = [
    own,
    ...names.slice(0, 50).flatMap(name => labels.map(it => concreteHost(name.toLowerCase(), it))),
    ...(chain.serverNames.length === 0 ? [''] : []),
  ]
  const sni = candidates.find(takes)
  return sni === undefined ? undefined : { ...connection, sni }
}
