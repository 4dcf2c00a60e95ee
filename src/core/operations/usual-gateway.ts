import {
  isTlsServer,
  type RouteKind,
  readGateway,
  redirectsToHttps,
  routeKindOf,
  type Server,
  selectorText,
} from '../model/gateways.ts'
import { isHostWithin } from '../model/hosts.ts'
import { effective, type Model } from '../model/model.ts'
import type { Resource } from '../model/resource.ts'
import type { Json } from '../yaml/source-document.ts'
import { freeServerPort } from './free-server-port.ts'

/** Whether requests from outside come to a Gateway's workload: egress and east-west gateways are for others. */
export function takesFromOutside(gateway: Resource): boolean {
  return !/egress|east-?west/i.test(selectorText(readGateway(gateway).selector))
}

/** The selector that most Gateways of the files have, those of a namespace first; else that of the gateway that Istio comes with. */
export function usualSelector(model: Model, namespace?: string): Readonly<Record<string, string>> {
  const all = effective(model, 'Gateway').filter(takesFromOutside)
  const beside = all.filter(it => it.namespace === namespace)
  return mostSelected(beside) ?? mostSelected(all) ?? { istio: 'ingressgateway' }
}

function mostSelected(gateways: readonly Resource[]): Record<string, string> | undefined {
  const counts = new Map<string, { count: number; selector: Record<string, string> }>()
  for (const it of gateways) {
    const { selector } = readGateway(it)
    if (!selector || selector.size === 0) continue
    const key = selectorText(selector)
    const counted = counts.get(key)
    counts.set(key, { count: (counted?.count ?? 0) + 1, selector: Object.fromEntries(selector) })
  }
  const [most] = [...counts.values()].toSorted((a, b) => b.count - a.count)
  return most?.selector
}

/** What a new server should be able to take. */
export interface ServerWish {
  readonly kind: RouteKind
  readonly hosts: readonly string[]
  /** The port that the rules ask for. */
  readonly port?: number | undefined
  /** Of the Gateway that it is for. */
  readonly selector: Readonly<Record<string, string>>
}

/**
 * A server as those of the other Gateways that take the same kind of rules: their usual port, or the next
 * that their workload has free, and protocol. A certificate is the one
 * that others show for these hosts; where there is none its name is left empty, for the user to give.
 */
export function usualServer(model: Model, { kind, hosts, port, selector }: ServerWish): Json {
  const portOf = (wanted: number, protocol: string): Json => {
    const number = freeServerPort(model, { selector, number: wanted, protocol, hosts })
    return { number, name: protocol.toLowerCase(), protocol }
  }
  const like = mostUsual(
    effective(model, 'Gateway')
      .filter(takesFromOutside)
      .flatMap(it => readGateway(it).servers)
      .filter(it => routeKindOf(it) === kind && !redirectsToHttps(it) && it.number !== undefined),
    hosts,
  )
  if (kind === 'tls')
    return {
      port: portOf(port ?? like?.number ?? 443, 'TLS'),
      tls: { mode: 'PASSTHROUGH' },
      hosts: [...hosts],
    }
  if (kind === 'tcp')
    return { port: portOf(port ?? like?.number ?? 9000, like?.protocol || 'TCP'), hosts: [...hosts] }
  if (!like) return { port: portOf(80, 'HTTP'), hosts: [...hosts] }
  const number = like.number ?? 80
  if (!isTlsServer(like)) return { port: portOf(number, like.protocol), hosts: [...hosts] }
  const credentialName = covers(like, hosts) ? (like.tls?.credentialName ?? '') : ''
  return { port: portOf(number, like.protocol), tls: { mode: 'SIMPLE', credentialName }, hosts: [...hosts] }
}

/** One that shows a certificate for the hosts, else one of the port that most have. */
function mostUsual(servers: readonly Server[], hosts: readonly string[]): Server | undefined {
  const counts = new Map<number | undefined, number>()
  for (const { number } of servers) counts.set(number, (counts.get(number) ?? 0) + 1)
  return servers.toSorted(
    (a, b) =>
      Number(covers(b, hosts)) - Number(covers(a, hosts)) ||
      (counts.get(b.number) ?? 0) - (counts.get(a.number) ?? 0),
  )[0]
}

/** Whether a server's certificate has been given for names like these. */
function covers(server: Server, hosts: readonly string[]): boolean {
  if (!isTlsServer(server) || (server.tls?.credentialName ?? '') === '') return false
  const known = server.hosts.map(it => it.host).filter(it => it !== '*')
  return hosts.length > 0 && hosts.every(host => known.some(it => isHostWithin(host, it)))
}
