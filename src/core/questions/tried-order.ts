import { matchLines } from '../graph/match-words.ts'
import { actionWords } from '../graph/rule-words.ts'
import { takesEverything } from '../istio/routes/http-routes.ts'
import { virtualServicesOf } from '../istio/routes/virtual-services-in-play.ts'
import { readGateway } from '../model/gateways.ts'
import { hostsForNamespace, intersectHosts, serviceOfHost } from '../model/hosts.ts'
import type { Model } from '../model/model.ts'
import { mapAt, textAt } from '../model/read-value.ts'
import { type Place, type Resource, type ResourceId, writtenPlace } from '../model/resource.ts'
import {
  fullHosts,
  isMadeOfRoutes,
  type Rule,
  readVirtualService,
  sharesOf,
} from '../model/virtual-services.ts'
import { appliedModel } from '../rules/engine/refusals.ts'
import { percentWords } from '../text/percent-words.ts'
import { samePath } from '../yaml/path.ts'
import { quick } from './question.ts'

export interface TriedOrderAsk {
  /** A listener of the Gateway API, a route, or a rule of it. */
  readonly at?: Place
  /** Else a host that requests ask for. */
  readonly host?: string
}

/** The rules of all routes that are in force at one listener, or in the mesh, for one hostname, as they are tried. */
export interface TriedOrder {
  /** `listener http of public`, `mesh`. */
  readonly where: string
  /** As the listener cuts it. */
  readonly host: string
  /** The hostnames of the routes where there are several that come to this. */
  readonly hostnames?: readonly string[]
  readonly rules: readonly TriedMatch[]
  /** How many more there are. */
  readonly more: number
}

/** A match with what its rule does. */
export interface TriedMatch {
  readonly words: string
  /** `cart 90 %, cart-v2 10 %`, `301 → https`. */
  readonly does: string
  readonly place: Place
  readonly route: {
    readonly id: ResourceId
    readonly kind: string
    readonly namespace: string
    readonly name: string
  }
  /** From 1, as the route has it. */
  readonly written: number
  /** The number of the rule before it that takes everything: this one is never tried. */
  readonly cutBy?: number
}

const mostOrders = 12
const mostRules = 200

/**
 * The orders that a listener, a route or a host has a part in. Hostnames that a listener cuts to the same name are one order: the rules
 * of one VirtualService after those of the other, what takes everything at the end (core/gateway.go, buildGatewayHTTPRouteConfig).
 */
export const triedOrder = quick(['model'], ({ model: files }, ask: TriedOrderAsk): readonly TriedOrder[] => {
  const model = appliedModel(files)
  const groups = new Map<string, Group>()
  for (const made of model.ofKind('VirtualService')) {
    if (!isMadeOfRoutes(made) || readVirtualService(made).http.length === 0) continue
    for (const group of groupsOf(model, made)) {
      const key = `${group.gateway} ${group.host}`
      if (!groups.has(key)) groups.set(key, group)
    }
  }
  return [...groups.values()]
    .filter(it => isAbout(model, it, ask))
    .slice(0, mostOrders)
    .map(it => orderOf(model, it))
})

/** What is tried together: at one gateway, or in the mesh, for one name. */
interface Group {
  readonly gateway: string
  readonly host: string
  /** In their order. */
  readonly made: readonly Resource[]
}

function groupsOf(model: Model, made: Resource): readonly Group[] {
  const { gateways, hosts } = readVirtualService(made)
  const [{ text = '' } = {}] = gateways
  const gateway = gatewayNamed(model, text)
  if (!gateway) return [{ gateway: text, host: hosts[0]?.text ?? '', made: [made] }]
  const all = virtualServicesOf(model, gateway, gateway.namespace).filter(
    it => isMadeOfRoutes(it) && readVirtualService(it).http.length > 0,
  )
  return hostsAt(gateway, made).map(host => ({
    gateway: text,
    host,
    made: all.filter(it => hostsAt(gateway, it).includes(host)),
  }))
}

/** The names under which a gateway answers for a VirtualService: of each overlapping pair the narrower. */
function hostsAt(gateway: Resource, made: Resource): readonly string[] {
  const offered = readGateway(gateway).servers.flatMap(it => hostsForNamespace(it.hosts, made.namespace))
  return [
    ...new Set(
      intersectHosts(
        fullHosts(made).map(it => it.text),
        offered,
      ),
    ),
  ]
}

function isAbout(
  model: Model,
  { gateway: text, host: own, made }: Group,
  { at, host }: TriedOrderAsk,
): boolean {
  if (!at) return own === host
  if (at.path[1] !== 'listeners')
    return made.some(it =>
      readVirtualService(it).http.some(rule => writtenPlace(it, rule.path).resource === at.resource),
    )
  const gateway = gatewayNamed(model, text)
  const listener = gateway && writtenPlace(gateway, [])
  return listener?.resource === at.resource && samePath(listener.path, at.path.slice(0, 3))
}

function gatewayNamed(model: Model, text: string): Resource | undefined {
  const [namespace = '', name = ''] = text.split('/')
  return model.find('Gateway', namespace, name)
}

function orderOf(model: Model, { gateway, host, made }: Group): TriedOrder {
  const parts = made.map(it => {
    const { http } = readVirtualService(it)
    const cut = http.findIndex(rule => rule.matches.every(match => takesEverything(match.value)))
    const end = cut < 0 ? http.length : cut
    const all = http.map(rule => ({ made: it, rule }))
    return { before: all.slice(0, end), all: all.slice(end, end + 1), after: all.slice(end + 1) }
  })
  const before = parts.flatMap(it => it.before)
  const [catchAll, ...others] = parts.flatMap(it => it.all)
  const dead = [...others, ...parts.flatMap(it => it.after)]
  const rules = [...before, ...(catchAll ? [catchAll, ...dead] : [])]
  const hostnames = [...new Set(made.flatMap(it => readVirtualService(it).hosts.map(one => one.text)))]
  return {
    where: whereOf(model, gateway, parts[0]?.before[0]?.rule ?? catchAll?.rule),
    host,
    ...(hostnames.length > 1 && { hostnames }),
    rules: rules
      .slice(0, mostRules)
      .map((it, i) => tried(model, it.made, it.rule, i > before.length ? before.length + 1 : 0)),
    more: Math.max(0, rules.length - mostRules),
  }
}

function whereOf(model: Model, gateway: string, rule: Rule | undefined): string {
  if (gateway !== 'mesh') return gatewayNamed(model, gateway)?.title ?? gateway
  const port = rule?.matches[0]?.port
  return port === undefined ? 'mesh' : `mesh, port ${port}`
}

function tried(model: Model, made: Resource, rule: Rule, cutBy: number): TriedMatch {
  const place = writtenPlace(made, [...rule.path, ...(rule.matches.length > 0 ? ['match', 0] : [])])
  const route = model.resources.find(it => it.id === place.resource) ?? made
  const { id, kind, namespace, name } = route
  return {
    words: matchLines(withoutSlash(rule)).join(' or '),
    does: actionWords(rule) ?? leadsTo(rule, made),
    place,
    route: { id, kind, namespace, name },
    written: Number(place.path[2] ?? 0) + 1,
    ...(cutBy > 0 && { cutBy }),
  }
}

/** The prefix `/` is no condition: boxes do not say it either. */
function withoutSlash(rule: Rule): Rule {
  const matches = rule.matches.map(it => {
    const { uri, ...others } = it.value
    return textAt(mapAt(it.value, 'uri'), 'prefix') === '/' ? { ...it, value: others } : it
  })
  return { ...rule, matches }
}

/** The services by their short names; one that may not be used, or is not there, is answered with 500. */
function leadsTo({ destinations }: Rule, { domain }: Resource): string {
  if (destinations.length === 0) return '500: no backend'
  const shares = sharesOf(destinations)
  return destinations
    .map(({ host }, i) => {
      const name = serviceOfHost(host, domain)?.name ?? host
      const words = name === '' ? '500: not allowed' : name
      return destinations.length > 1 ? `${words} ${percentWords(shares[i] ?? 0)}` : words
    })
    .join(', ')
}
