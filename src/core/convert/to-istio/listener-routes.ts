import { canonical } from '../../data/canonical.ts'
import { type BuiltGateway, nameOf } from '../../istio/gateway-api/gateways.ts'
import type { BuiltListener } from '../../istio/gateway-api/listeners.ts'
import { hostsOverlap, intersectHosts } from '../../model/hosts.ts'
import type { MadeObject } from '../conversion/conversion.ts'
import type { FreeNames } from '../conversion/free-names.ts'
import { homeRank, tellAppended } from './appended-routes.ts'
import { listenersOf, type MadeIstioGateway } from './gateways.ts'
import { byAge, httpService, type PlacedRoute, streamService } from './virtual-services.ts'

/** VirtualServices for the routes that are attached to listeners. */
export function routesThrough(
  placed: readonly PlacedRoute[],
  gateways: readonly MadeIstioGateway[],
  names: FreeNames,
): MadeObject[] {
  const named = (it: PlacedRoute) => [
    ...new Set(
      it.listeners.flatMap(listener => {
        const owner = gateways.find(own => listenersOf(own.built).includes(listener))
        return owner ? [owner.nameFor(listener, it.route.resource.namespace)] : []
      }),
    ),
  ]
  const attached = placed.filter(it => it.listeners.length > 0 && it.rules.length > 0)
  const web = attached.filter(it => it.route.kind === 'HTTPRoute' || it.route.kind === 'GRPCRoute')
  const groups: PlacedRoute[][] = []
  for (const it of web.toSorted(byAge)) {
    const group = groups.find(own => own.some(other => areTriedTogether(it, other)))
    if (group) group.push(it)
    else groups.push([it])
  }
  const made = groups.flatMap(group => {
    const [first, ...more] = group as [PlacedRoute, ...PlacedRoute[]]
    for (const it of more) {
      if (canonical(placesKey(it)) !== canonical(placesKey(first)))
        it.tell(
          'cannot',
          ['spec'],
          `Its rules are sorted together with those of ${first.route.resource.name} on a listener, and the two have other hostnames, listeners or namespaces. Make these the same.`,
        )
      else
        it.tell(
          'approximated',
          ['metadata', 'name'],
          `Its rules join those of VirtualService ${first.route.resource.name}, with which they are sorted.`,
        )
    }
    const { name, namespace } = first.route.resource
    return httpService(group, named(first), () => names('VirtualService', namespace, name))
  })
  tellAppended(groups)
  const taken = new Set<string>()
  const streams = attached
    .filter(it => !web.includes(it))
    .toSorted((a, b) => homeRank(a) - homeRank(b) || byAge(a, b))
    .filter(it => isFirst(it, taken))
    .flatMap(it => {
      const { name, namespace } = it.route.resource
      return streamService(it, named(it), names('VirtualService', namespace, name)) ?? []
    })
  return [...made, ...streams]
}

/** Of several routes for one port, or for one server name, Istio takes the first. */
function isFirst({ route, listeners, rules, tell }: PlacedRoute, taken: Set<string>): boolean {
  const keys = listeners.flatMap(it => {
    const at = `${nameOf(it.gateway)} ${it.port}`
    const isByName = route.kind === 'TLSRoute' && sortOf(it) === 'tls'
    if (!isByName) return [`${at} ${it.hostname ?? '*'}`]
    return intersectHosts(route.hostnames, [it.hostname ?? '*']).map(name => `${at} ${name}`)
  })
  const lost = keys.filter(it => taken.has(it))
  for (const it of keys) taken.add(it)
  if (lost.length === 0) return true
  if (lost.length < keys.length)
    tell(
      'cannot',
      rules[0]?.path ?? ['spec'],
      'Another route takes some of its connections. Leave them to one.',
    )
  else tell('carried', ['spec', 'rules'], 'Another route takes its connections, so nothing is made of it')
  return false
}

function placesKey({ route, listeners, hostnames }: PlacedRoute): string[] {
  return [
    route.resource.namespace,
    [...hostnames].sort().join(' '),
    listeners
      .map(it => `${nameOf(it.owner)} ${it.name}`)
      .sort()
      .join(' '),
  ]
}

function areTriedTogether(a: PlacedRoute, b: PlacedRoute): boolean {
  return (
    a.listeners.some(it => b.listeners.includes(it)) && a.hostnames.some(host => b.hostnames.includes(host))
  )
}

/** Whether VirtualServices for the whole Gateway would be for the listeners that the routes are attached to, and for no others. */
export function isForWhole(built: BuiltGateway, routes: readonly PlacedRoute[]): boolean {
  const all = listenersOf(built).filter(it => it.isParent)
  if (all.some(it => it.hosts.some(host => host.startsWith('~')))) return false
  return routes.every(({ route, listeners, hostnames }) => {
    const own = listeners.filter(it => all.includes(it))
    if (own.length === 0) return true
    const hosts = hostnames
    const would = all.filter(
      it =>
        sortOf(it) === sortOf(own[0]!) &&
        (route.kind === 'TCPRoute' || hosts.some(host => hostsOverlap(host, it.hostname ?? '*'))) &&
        it.hosts.some(host => [route.resource.namespace, '*'].includes(host.slice(0, host.indexOf('/')))),
    )
    return would.length === own.length && would.every(it => own.includes(it))
  })
}

/** Which rules of a VirtualService a listener takes. */
function sortOf({ protocol, serverTls }: BuiltListener): string {
  if (protocol === 'HTTP' || protocol === 'HTTPS') return 'http'
  return protocol === 'TLS' && serverTls?.mode === 'PASSTHROUGH' ? 'tls' : 'tcp'
}
