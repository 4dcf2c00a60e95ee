import { matchLines } from '../graph/match-words.ts'
import { actionWords } from '../graph/rule-words.ts'
import { takesEverything } from '../istio/routes/http-routes.ts'
import { serviceOfHost } from '../model/hosts.ts'
import type { Model } from '../model/model.ts'
import { mapAt, textAt } from '../model/read-value.ts'
import { type Place, type Resource, type ResourceId, writtenPlace } from '../model/resource.ts'
import { isMadeOfRoutes, type Rule, readVirtualService, sharesOf } from '../model/virtual-services.ts'
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
  readonly host: string
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

/** The orders that a listener, a route or a host has a part in. */
export const triedOrder = quick(['model'], ({ model: files }, ask: TriedOrderAsk): readonly TriedOrder[] => {
  const model = appliedModel(files)
  return model
    .ofKind('VirtualService')
    .filter(it => isMadeOfRoutes(it) && readVirtualService(it).http.length > 0 && isAbout(model, it, ask))
    .slice(0, mostOrders)
    .map(it => orderOf(model, it))
})

function isAbout(model: Model, made: Resource, { at, host }: TriedOrderAsk): boolean {
  const { gateways, hosts, http } = readVirtualService(made)
  if (!at) return hosts.some(it => it.text === host)
  if (at.path[1] !== 'listeners') return http.some(it => writtenPlace(made, it.path).resource === at.resource)
  return gateways.some(it => {
    const gateway = gatewayNamed(model, it.text)
    const listener = gateway && writtenPlace(gateway, [])
    return listener?.resource === at.resource && samePath(listener.path, at.path.slice(0, 3))
  })
}

function gatewayNamed(model: Model, text: string): Resource | undefined {
  const [namespace = '', name = ''] = text.split('/')
  return model.find('Gateway', namespace, name)
}

function orderOf(model: Model, made: Resource): TriedOrder {
  const { gateways, hosts, http } = readVirtualService(made)
  const cut = http.findIndex(it => it.matches.every(match => takesEverything(match.value)))
  return {
    where: whereOf(model, gateways[0]?.text ?? '', http[0]),
    host: hosts[0]?.text ?? '',
    rules: http.slice(0, mostRules).map((it, i) => tried(model, made, it, cut >= 0 && i > cut ? cut + 1 : 0)),
    more: Math.max(0, http.length - mostRules),
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
