import { gatewayApiGroup } from '../kinds/gateway-api/channel.ts'
import { hostsOverlap, isHostWithin } from '../model/hosts.ts'
import type { Model } from '../model/model.ts'
import { has } from '../model/read-value.ts'
import type { Resource } from '../model/resource.ts'
import { isVisibleIn } from '../model/services.ts'
import { fullHosts, type Rule, readVirtualService, rulesOf } from '../model/virtual-services.ts'
import type { Path } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import { type BackendService, convertBackend } from './backends.ts'
import { type Tell, tellOthers } from './carried.ts'
import { type ConvertedListener, isHostname } from './listeners.ts'
import type { PlacedRule } from './rule-order.ts'
import { convertHttpRule } from './rules.ts'

/** A Gateway of Kubernetes that routes attach to, with its listeners. */
export interface ConvertedGateway {
  /** The Gateway it was made of. */
  readonly of: Resource
  readonly name: string
  readonly namespace: string
  readonly listeners: readonly ConvertedListener[]
}

export interface ConvertedRoutes {
  readonly objects: readonly Json[]
  readonly http: readonly PlacedRule[]
  readonly streams: readonly StreamRule[]
  readonly backends: readonly RouteBackend[]
}

/** A rule for connections, with what they are told apart by on a Gateway: server names, or nothing for plain TCP. */
export interface StreamRule {
  readonly virtualService: Resource
  readonly path: Path
  readonly names: readonly string[]
}

/** A Service that routes of a kind and namespace send to. */
export interface RouteBackend extends BackendService {
  readonly kind: string
  readonly from: string
}

/** The routes that a VirtualService becomes, for the Gateways that it names. */
export function convertVirtualService(
  model: Model,
  resource: Resource,
  gateways: readonly ConvertedGateway[],
  tell: Tell,
): ConvertedRoutes {
  const virtualService = readVirtualService(resource)
  tellOthers(resource.spec, ['hosts', 'gateways', 'exportTo', 'http', 'tls', 'tcp'], ['spec'], tell)
  const { namespace, name } = resource
  for (const it of gateways)
    if (!isVisibleIn(virtualService.exportTo, namespace, it.namespace))
      tell('cannot', ['spec', 'exportTo'], 'The gateway does not see it, and would see an HTTPRoute.')
  const hosts = fullHosts(resource).map(it => it.text)
  fullHosts(resource).forEach(({ text, index }) => {
    if (text === '*' ? hosts.length > 1 : !isHostname(text))
      tell('cannot', ['spec', 'hosts', index], `${text} cannot stand here as a hostname of a route.`)
  })
  if (hosts.length > 16) tell('cannot', ['spec', 'hosts'], 'A route has at most 16 hostnames.')
  for (const rule of rulesOf(virtualService)) tellPorts(rule, gateways, hosts, tell)

  const objects: Json[] = []
  const http: PlacedRule[] = []
  const streams: StreamRule[] = []
  const backends: RouteBackend[] = []
  const viewer = gateways[0]?.namespace ?? namespace
  const add = (kind: string, own: string, parentRefs: Json[], spec: { readonly [key: string]: Json }) => {
    if (model.ofKind(kind).some(it => it.namespace === namespace && it.name === own))
      tell('cannot', ['metadata', 'name'], `There is a ${kind} ${own} already.`)
    objects.push(objectOf(kind, own, namespace, { parentRefs, ...spec }))
  }

  const web = attach(gateways, hosts, namespace, ['HTTP', 'HTTPS'])
  if (virtualService.http.length > 0 && web.refs.length > 0) {
    const rules = virtualService.http.flatMap(rule => {
      const made = convertHttpRule(rule, {
        model,
        virtualService: resource,
        viewer,
        listeners: web.listeners,
        tell,
      })
      backends.push(...made.services.map(it => ({ ...it, kind: 'HTTPRoute', from: namespace })))
      const place = {
        virtualService: resource,
        path: rule.path,
        hosts,
        listeners: web.listeners.map(it => it.hostname),
      }
      http.push(...made.rules.map(converted => ({ ...place, converted })))
      return made.rules.map(it => it.value)
    })
    if (rules.length > 16)
      tell('cannot', ['spec', 'http'], 'An HTTPRoute has at most 16 rules. Divide it by hosts.')
    add('HTTPRoute', name, web.refs, { ...(hosts[0] !== '*' && { hostnames: hosts }), rules })
  }

  const sorts = [
    { kind: 'TLSRoute', protocol: 'TLS', rules: virtualService.tls },
    { kind: 'TCPRoute', protocol: 'TCP', rules: virtualService.tcp },
  ] as const
  for (const { kind, protocol, rules } of sorts) {
    const { refs, listeners } = attach(gateways, protocol === 'TCP' ? ['*'] : hosts, namespace, [protocol])
    if (rules.length === 0 || refs.length === 0) continue
    if (protocol === 'TCP' && rules.length > 1)
      tell('cannot', ['spec', 'tcp'], 'A TCPRoute has one rule. Make a VirtualService for each port.')
    rules.forEach((rule, i) => {
      const names = serverNames(rule, protocol, tell)
      streams.push({ virtualService: resource, path: rule.path, names: names ?? ['plain TCP'] })
      tellOutside(rule, names ?? [], listeners, tell)
      const refsOfRule = streamBackends(rule, kind)
      const own = rules.length > 1 ? `${name}-${i + 1}` : name
      add(kind, own, refs, { ...(names && { hostnames: names }), rules: [{ backendRefs: refsOfRule }] })
    })
  }
  tellUnserved()
  return { objects, http, streams, backends }

  function streamBackends(rule: Rule, kind: string): Json[] {
    tellOthers(rule.value, ['match', 'route'], rule.path, tell)
    return rule.destinations.flatMap((it): Json[] => {
      const backend = convertBackend(model, resource, it, viewer, tell)
      if (backend?.service) backends.push({ ...backend.service, kind, from: namespace })
      if (!backend) return []
      return [{ ...backend.ref, ...(rule.destinations.length > 1 && { weight: it.weight ?? 0 }) }]
    })
  }

  /** What no server takes does nothing today; it goes with the VirtualService. */
  function tellUnserved(): void {
    const served = (protocols: readonly string[], own: readonly string[]) =>
      attach(gateways, own, namespace, protocols).refs.length > 0
    const unserved = [
      ['http', ['HTTP', 'HTTPS'], hosts],
      ['tls', ['TLS'], hosts],
      ['tcp', ['TCP'], ['*']],
    ] as const
    for (const [sort, protocols, own] of unserved)
      if (virtualService[sort].length > 0 && !served(protocols, own))
        tell(
          'cannot',
          ['spec', sort],
          'No server of its Gateways takes these rules, so nothing is made of them.',
        )
  }
}

/** A match for a port holds for each listener or for none: a route is attached as a whole. */
function tellPorts(
  rule: Rule,
  gateways: readonly ConvertedGateway[],
  hosts: readonly string[],
  tell: Tell,
): void {
  const protocols = { http: ['HTTP', 'HTTPS'], tls: ['TLS'], tcp: ['TCP'] }[rule.protocol]
  const ports = gateways
    .flatMap(it => it.listeners)
    .filter(it => protocols.includes(it.protocol) && !it.redirects)
    .filter(it => hosts.some(host => hostsOverlap(host, it.hostname ?? '*')))
    .map(it => it.port)
  for (const { port, path } of rule.matches) {
    if (port === undefined) continue
    if (ports.every(it => it === port))
      tell('carried', [...path, 'port'], 'Its listeners are on this port alone.')
    else tell('cannot', [...path, 'port'], 'A match asks for no port. Make a VirtualService for each port.')
  }
}

/** A TLSRoute's names are cut with the hostname of a listener; those of a VirtualService are not. */
function tellOutside(
  { path }: Rule,
  names: readonly string[],
  listeners: readonly ConvertedListener[],
  tell: Tell,
): void {
  for (const name of names)
    for (const { port, hostname = '*' } of listeners) {
      const isWithin = isHostWithin(name, hostname)
      const isElsewhere =
        !hostsOverlap(name, hostname) &&
        listeners.some(it => it.port === port && isHostWithin(name, it.hostname ?? '*'))
      if (isWithin || isElsewhere) continue
      tell(
        'cannot',
        path,
        `On port ${port} a TLSRoute takes names within ${hostname} alone, and ${name} is none.`,
      )
      return
    }
}

function serverNames(rule: Rule, protocol: 'TLS' | 'TCP', tell: Tell): string[] | undefined {
  const known = protocol === 'TLS' ? ['sniHosts', 'port'] : ['port']
  for (const it of rule.matches) tellOthers(it.value, known, it.path, tell)
  if (protocol === 'TCP') return undefined
  const names = rule.matches.flatMap(it => it.sniHosts.map(entry => ({ ...entry, path: it.path })))
  for (const { text, index, path } of names)
    if (!isHostname(text))
      tell('cannot', [...path, 'sniHosts', index], `${text} is no hostname for a TLSRoute.`)
  if (names.length === 0 || names.length > 16)
    tell('cannot', rule.path, 'A TLSRoute has 1 to 16 hostnames, by which connections are told apart.')
  return [...new Set(names.map(it => it.text))]
}

/** The listeners that a route attaches to, by name where the Gateway has others that would take it as well. */
function attach(
  gateways: readonly ConvertedGateway[],
  hosts: readonly string[],
  namespace: string,
  protocols: readonly string[],
): { readonly refs: Json[]; readonly listeners: readonly ConvertedListener[] } {
  const chosen: ConvertedListener[] = []
  const refs = gateways.flatMap(({ name, namespace: own, listeners }): Json[] => {
    const fitting = listeners.filter(
      it =>
        protocols.includes(it.protocol) &&
        (it.namespace === undefined || it.namespace === namespace) &&
        hosts.some(host => hostsOverlap(host, it.hostname ?? '*')),
    )
    const wanted = fitting.filter(it => !it.redirects)
    chosen.push(...wanted)
    const ref = { name, ...(own !== namespace && { namespace: own }) }
    if (wanted.length === 0) return []
    if (wanted.length === fitting.length) return [ref]
    return wanted.map(it => ({ ...ref, sectionName: it.name }))
  })
  return { refs, listeners: chosen }
}

/** An object of the Gateway API. */
export function objectOf(
  kind: string,
  name: string,
  namespace: string,
  spec: { readonly [key: string]: Json },
): Json {
  const version = kind === 'ReferenceGrant' ? 'v1beta1' : 'v1'
  return { apiVersion: `${gatewayApiGroup}/${version}`, kind, metadata: { name, namespace }, spec }
}

/** Whether it is for the gateways of the mesh too, or for calls alone. */
export function isForMesh(resource: Resource): boolean {
  return (
    !has(resource.spec, 'gateways') || readVirtualService(resource).gateways.some(it => it.text === 'mesh')
  )
}
