import { canonical } from '../../data/canonical.ts'
import { lookUp, visibleServices } from '../../istio/routes/clusters.ts'
import type { EffectiveMatch, EffectiveRule } from '../../istio/routes/effective-rule.ts'
import { takesEverything } from '../../istio/routes/http-routes.ts'
import { namesGateway } from '../../model/gateway-references.ts'
import type { RouteKind } from '../../model/gateways.ts'
import { hostsOverlap, intersectHosts, serviceOfHost } from '../../model/hosts.ts'
import type { Model } from '../../model/model.ts'
import { entriesAt, field, integerAt, type JsonMap, mapAt, textAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { isVisibleIn, readServiceEntry, scopesOf } from '../../model/services.ts'
import { fullHosts, isMeshBound, readVirtualService } from '../../model/virtual-services.ts'
import type { Tell } from '../conversion/carried.ts'
import type { ConvertedListener } from './listeners.ts'

/** A Gateway of Kubernetes that routes attach to, with its listeners. */
export interface ConvertedGateway {
  /** The Gateway it was made of, the first where there are several. */
  readonly of: Resource
  readonly name: string
  readonly namespace: string
  readonly listeners: readonly ConvertedListener[]
}

/** Where rules of a VirtualService are in force: a listener, or a port of a service that is called in the mesh. */
export type RoutePlace = ListenerPlace | MeshPlace

export interface ListenerPlace {
  readonly type: 'listener'
  readonly gateway: ConvertedGateway
  readonly listener: ConvertedListener
  readonly port: number
}

export interface MeshPlace {
  readonly type: 'mesh'
  /** The Service or ServiceEntry as a parentRef, without its port. */
  readonly ref: JsonMap
  readonly host: string
  /** The one that is called, where it is known. */
  readonly port: number | undefined
  /** Whether the rules of other ports are others. */
  readonly isOfOnePort: boolean
  /** Where a route has to be for the clients that the VirtualService is for. */
  readonly namespace: string
}

/** The listeners that take a VirtualService's rules of a sort for some hosts, of the Gateways of Istio that it names. */
export function listenerPlaces(
  gateways: readonly ConvertedGateway[],
  named: readonly Resource[],
  hosts: readonly string[],
  namespace: string,
  takes: RouteKind,
): readonly ListenerPlace[] {
  return gateways.flatMap(gateway =>
    fitting(gateway, hosts, namespace, takes)
      .filter(it => !it.redirects && named.includes(it.of))
      .map(listener => ({ type: 'listener', gateway, listener, port: listener.port }) as const),
  )
}

function fitting(
  { listeners }: ConvertedGateway,
  hosts: readonly string[],
  namespace: string,
  takes: RouteKind,
): readonly ConvertedListener[] {
  return listeners.filter(
    it =>
      it.takes === takes &&
      (it.namespace === undefined || it.namespace === namespace) &&
      hosts.some(host => it.hosts.some(own => hostsOverlap(host, own))),
  )
}

/**
 * Hosts as the listeners leave them. Istio sorts the rules of routes together whose hostnames are written alike; those that only come to the
 * same on a listener it does not.
 */
export function cutHosts(
  places: readonly ListenerPlace[],
  hosts: readonly string[],
): readonly { readonly places: readonly ListenerPlace[]; readonly hosts: readonly string[] }[] {
  const leftBy = ({ listener }: ListenerPlace, some: readonly string[]) =>
    intersectHosts(some, [listener.hostname ?? '*'])
      .toSorted()
      .join(' ')
  const all = [
    ...new Set(places.flatMap(({ listener }) => intersectHosts(hosts, [listener.hostname ?? '*']))),
  ]
  const isWhole = all.length <= 16 && places.every(it => leftBy(it, all) === leftBy(it, hosts))
  if (isWhole) return [{ places, hosts: all }]
  const groups = new Map<string, ListenerPlace[]>()
  for (const it of places) {
    const key = leftBy(it, hosts)
    groups.set(key, [...(groups.get(key) ?? []), it])
  }
  return [...groups].map(([key, own]) => ({ places: own, hosts: key.split(' ') }))
}

/** The parentRefs of a route for some listeners: by the Gateway alone where it has no others that would take the route. */
export function refsTo(
  places: readonly ListenerPlace[],
  hosts: readonly string[],
  namespace: string,
  takes: RouteKind,
): JsonMap[] {
  const gateways = [...new Set(places.map(it => it.gateway))]
  return gateways.flatMap((gateway): JsonMap[] => {
    const own = places.filter(it => it.gateway === gateway)
    const { name, namespace: home } = gateway
    const ref = { name, ...(home !== namespace && { namespace: home }) }
    if (own.length === fitting(gateway, takes === 'tcp' ? ['*'] : hosts, namespace, takes).length)
      return [ref]
    return own.map(it => ({ ...ref, sectionName: it.listener.name }))
  })
}

/** The parentRefs of a route within the mesh, each once: a ServiceEntry stands for all of its hosts. */
export function meshRefs(places: readonly MeshPlace[], isOfOnePort: boolean): JsonMap[] {
  const refs = places.map((it): JsonMap => ({ ...it.ref, ...(isOfOnePort && { port: it.port! }) }))
  return [...new Map(refs.map(it => [canonical(it), it])).values()]
}

/**
 * The services of the mesh that a VirtualService is for. A route is for the clients of its namespace, and in that of the service for
 * all (conversion.go, parentMeta; route_collections.go). `onlyOn` gets the services whose rules are for their own ports alone from then on.
 */
export function meshPlaces(
  model: Model,
  virtualService: Resource,
  rules: readonly EffectiveRule[],
  onlyOn: PortsOfHost[],
  tell: Tell,
): readonly MeshPlace[] {
  const read = readVirtualService(virtualService)
  if (!isMeshBound(read)) return []
  const { namespace: own } = virtualService
  const all = fullHosts(virtualService)
  const scopes = scopesOf(read.exportTo, own)
  return all.flatMap(({ text: host, index }): readonly MeshPlace[] => {
    const at = ['spec', 'hosts', index]
    const service = lookUp({ model, namespace: own, serverPort: 0 }, host, own)
    const name = serviceOfHost(host, virtualService.domain)
    const isEntry = service?.resource.kind === 'ServiceEntry'
    if (!isEntry && (name === undefined || name.name.includes('.'))) {
      tell(
        'cannot',
        at,
        `Calls within the mesh: ${host} is no Service, and the files have no ServiceEntry for it, which a route needs as its parent.`,
      )
      return []
    }
    const entry = isEntry ? readServiceEntry(service.resource) : undefined
    if (entry?.hosts.some(it => !all.some(other => other.text === it.text)))
      tell(
        'cannot',
        at,
        `A route for ServiceEntry ${service?.resource.name} is for all of its hosts. Give ${host} one of its own.`,
      )
    const home = service?.namespace ?? name!.namespace
    const isForAll = scopes.includes('*')
    if (!isForAll && (scopes.length > 1 || scopes[0] !== own || home === own))
      tell(
        'cannot',
        ['spec', 'exportTo'],
        `A route is for the clients of its own namespace, and beside its service for all.`,
      )
    const namespace = isForAll ? home : own
    const parent = service?.resource
    const ref: JsonMap = {
      group: isEntry ? 'networking.istio.io' : '',
      kind: isEntry ? 'ServiceEntry' : 'Service',
      name: isEntry && parent ? parent.name : name!.name,
      ...(home !== namespace && { namespace: home }),
    }
    const ports = service?.ports ?? []
    if (visibleServices(model, own).filter(it => it.host === host).length > 1)
      tell('cannot', at, `Several objects of the files are for the host ${host}. Leave it to one of them.`)
    const place = { type: 'mesh', ref, host, namespace } as const
    const isHidden = service
      ? !isPublic(service.exportTo)
      : name && model.find('Service', name.namespace, name.name)
    if ((parent?.kind !== 'ServiceEntry' && isHidden) || service?.target !== undefined)
      tell(
        'cannot',
        at,
        `${host} is another name, or not for all to see; its route would be for others than today.`,
      )
    const isSimple = !asksForPort(rules) && (ports.length < 2 || !leavesPortOpen(rules))
    if (ports.length > 0 && (asksForPort(rules) || leavesPortOpen(rules))) {
      onlyOn.push({ host, ports })
      tell(
        'approximated',
        at,
        `Calls to ports that ${host} does not have are not routed by its rules any more.`,
      )
    }
    const unruled = (it: MeshPlace) =>
      rulesAt(it, rules, true).length === 0 &&
      tell(
        'cannot',
        at,
        `No rule is for calls to ${host}${it.isOfOnePort ? `, port ${it.port}` : ''}, which are answered with 404 today; without a route they reach it.`,
      )
    if (isSimple) {
      const only = { ...place, port: ports.length === 1 ? ports[0] : undefined, isOfOnePort: false }
      unruled(only)
      return [only]
    }
    if (ports.length === 0)
      tell(
        'cannot',
        at,
        `The files do not tell the ports of ${host}, for which its rules differ. Add the Service.`,
      )
    const each = ports.map(port => ({ ...place, port, isOfOnePort: true }))
    each.forEach(unruled)
    return each
  })
}

/** A host of the mesh, whose rules are for calls to some ports alone. */
export interface PortsOfHost {
  readonly host: string
  readonly ports: readonly number[]
}

function isPublic(exportTo: readonly string[]): boolean {
  return exportTo.length === 0 || exportTo.includes('*')
}

function asksForPort(rules: readonly EffectiveRule[]): boolean {
  return rules.some(rule => rule.matches.some(it => integerAt(it.value, 'port')))
}

/** Whether a destination means the port that was called. */
function leavesPortOpen(rules: readonly EffectiveRule[]): boolean {
  return rules.some(rule => [...rule.destinations, ...rule.mirrors].some(it => !it.port))
}

/** A rule, with the matches of it that are in force; all of a rule without matches. */
export interface RuleInForce {
  readonly rule: EffectiveRule
  readonly matches: readonly EffectiveMatch[]
}

/** The rules in force at a place; of HTTP up to the one that takes everything: what comes after it is reached by no request. */
function rulesAt(
  place: RoutePlace,
  rules: readonly EffectiveRule[],
  isHttp: boolean,
): readonly RuleInForce[] {
  const found: RuleInForce[] = []
  for (const rule of rules) {
    const matches: EffectiveMatch[] = []
    let isOver = rule.matches.length === 0
    for (const it of rule.matches) {
      if (!isInForce(place, rule, it.value)) continue
      matches.push(it)
      isOver = takesEverything(withoutScheme(it.value))
      if (isOver && isHttp) break
    }
    if (rule.matches.length === 0 || matches.length > 0) found.push({ rule, matches })
    if (isOver && isHttp) break
  }
  return found
}

/** Port, gateways and scheme of a match are known of a place. */
function isInForce(place: RoutePlace, { namespace }: EffectiveRule, match: JsonMap): boolean {
  const port = integerAt(match, 'port')
  if (port && place.port !== undefined && port !== place.port) return false
  const scheme = textAt(mapAt(match, 'scheme'), 'exact')
  if (scheme !== undefined && scheme !== schemeAt(place)) return false
  const gateways = entriesAt(match, 'gateways')
  if (gateways.length === 0) return true
  return gateways.some(({ text }) =>
    place.type === 'mesh' ? text === 'mesh' : namesGateway(text, namespace, place.listener.of),
  )
}

/** That of requests there: a sidecar takes those in plain text alone. */
function schemeAt(place: RoutePlace): string {
  return place.type === 'listener' && place.listener.protocol === 'HTTPS' ? 'https' : 'http'
}

function withoutScheme(match: JsonMap): JsonMap {
  if (field(match, 'scheme') === undefined) return match
  const { scheme: _, ...rest } = match
  return rest
}

/** Places where the same rules are in force, which one route can be for. */
export function groupPlaces<P extends RoutePlace>(
  places: readonly P[],
  rules: readonly EffectiveRule[],
  isHttp = true,
): readonly { readonly places: readonly P[]; readonly rules: readonly RuleInForce[] }[] {
  const groups = new Map<string, { places: P[]; rules: readonly RuleInForce[] }>()
  for (const place of places) {
    const inForce = rulesAt(place, rules, isHttp)
    const isOfPort = inForce.some(({ rule }) => leavesPortOpen([rule]) || derivesPort(rule))
    const isOfScheme = inForce.some(({ rule }) => rule.redirect && isBare(rule.redirect))
    const key = canonical([
      place.type === 'mesh' ? [place.namespace, place.isOfOnePort ? (place.port ?? null) : null] : null,
      isOfPort ? (place.port ?? null) : null,
      isOfScheme ? schemeAt(place) : null,
      inForce.map(it => [it.rule.place, it.matches.map(match => match.place)]),
    ])
    const known = groups.get(key)
    if (known) known.places.push(place)
    else groups.set(key, { places: [place], rules: inForce })
  }
  return [...groups.values()].filter(it => it.rules.length > 0)
}

/** Whether a redirect leaves scheme and port as they are. */
export function isBare(redirect: JsonMap): boolean {
  return !integerAt(redirect, 'port') && !textAt(redirect, 'scheme')
}

function derivesPort({ redirect }: EffectiveRule): boolean {
  return redirect !== undefined && textAt(redirect, 'derivePort') === 'FROM_REQUEST_PORT'
}

/** Whether the Pods of a Gateway see a VirtualService, as they would see its route. */
export function isSeenBy({ namespace }: ConvertedGateway, virtualService: Resource): boolean {
  return isVisibleIn(readVirtualService(virtualService).exportTo, virtualService.namespace, namespace)
}
