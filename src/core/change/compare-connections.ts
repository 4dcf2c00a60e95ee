import { canonical } from '../data/canonical.ts'
import { clusterShares } from '../explain/explain-action.ts'
import { listWords, sentence } from '../explain/explain-words.ts'
import { concreteHost } from '../reach/host-choices.ts'
import type { Request } from '../request/request.ts'
import type { Trace } from '../trace/trace.ts'
import { type Behaviour, plainBehaviour } from './behaviour.ts'
import { endWords, targetWords } from './change-words.ts'
import type { ConnectionClass } from './connection-classes.ts'
import type { Found } from './found-change.ts'

/** A connection that one side takes and the other does not, or that leads to other bytes. `trace` traces a request on both sides. */
export function connectionChange(
  it: ConnectionClass,
  request: Request,
  trace: (request: Request) => readonly [Trace, Trace],
): Omit<Found, 'gateway'>[] {
  const traces = trace(request)
  const behaviours = traces.map(connectionBehaviour)
  if (behaviours[0]!.key === behaviours[1]!.key) return []
  const tls =
    it.connection.tls === 'none' ? '' : it.name === undefined ? ' with TLS' : ` with TLS for ${it.name}`
  const port = `port ${it.connection.port}${it.connection.address ? ` of ${it.connection.address}` : ''}${tls}`
  const open = traces.find(trace => trace.routeConfig)
  const domain = [...(open?.routeConfig?.virtualHosts.keys() ?? [])][0]
  const witness = domain === undefined ? request : { ...request, host: concreteHost(domain) }
  return [
    {
      request: open ? witness : { ...request, protocol: 'tcp' },
      // Where the request that is shown ends: it has a host.
      traces: open ? trace(witness) : traces,
      behaviours,
      subject: port,
      literals: [],
      sentence: connectionSentence(port, traces),
    },
  ]
}

/** `Traffic to port 443 goes to a instead of b.`, where `port` names what is called. */
export function connectionSentence(port: string, [old, now]: readonly [Trace, Trace]): string {
  if (isTaken(old) && isTaken(now))
    return `Traffic to ${port} ${kindWords(now)} instead of ${kindWords(old).replace(/^(goes|is) /, '')}.`
  const hosts = (trace: Trace) => {
    const domains = [...(trace.routeConfig?.virtualHosts.keys() ?? [])].map(it =>
      it === '*' ? 'any host' : it,
    )
    return domains.length > 0 ? ` for ${listWords(domains, 3)}` : ''
  }
  return isTaken(now)
    ? `${sentence(port)} is open now${now.routeConfig ? hosts(now) : `: it ${kindWords(now)}`}.`
    : `${sentence(port)} is no longer open${old.routeConfig ? hosts(old) : `; before, it went to ${targetWords(old)}`}.`
}

function kindWords(trace: Trace): string {
  return trace.routeConfig ? 'is routed as HTTP' : endWords(trace, 'now')
}

function isTaken(trace: Trace): boolean {
  return trace.routeConfig !== undefined || trace.outcome === 'route'
}

/** All stops of a connection count as one: nobody gets through. */
export function connectionBehaviour(trace: Trace): Behaviour {
  if (trace.routeConfig) return plainBehaviour('http')
  if (trace.outcome !== 'route') return plainBehaviour('stopped')
  const shares = clusterShares(trace.clusters)
  const ends = trace.clusters.map((it, i) => [it.name, Math.round((shares[i] ?? 0) * 1e6), it.exists])
  return plainBehaviour(`bytes ${trace.filterChain?.terminatesTls} ${canonical(ends)}`)
}

/** Whether a client certificate is asked for on one side only. */
export function certificateChange(
  { before, after }: ConnectionClass,
  traces: readonly [Trace, Trace],
  request: Request,
): Omit<Found, 'gateway'>[] {
  const [was, is] = [before, after].map(it => it.chain?.requireClientCert === true)
  if (was === is) return []
  const words = (asks: boolean | undefined) =>
    plainBehaviour(asks ? 'client certificate' : 'no client certificate')
  const names = (after.chain ?? before.chain)?.serverNames ?? []
  return [
    {
      request: { ...request, tls: 'TLS' },
      traces,
      behaviours: [words(was), words(is)],
      subject: names[0] ?? 'any host',
      literals: [],
    },
  ]
}
