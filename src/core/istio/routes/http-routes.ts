import { namesGateway } from '../../model/gateway-references.ts'
import { selects } from '../../model/gateways.ts'
import type { Model } from '../../model/model.ts'
import { field, integerAt, type JsonMap, labelsAt, mapAt, textAt, textsAt } from '../../model/read-value.ts'
import type { Place, Resource } from '../../model/resource.ts'
import { isMap } from '../../yaml/is-map.ts'
import type { EffectiveRule } from './effective-rule.ts'
import { effectiveRules } from './effective-rules.ts'
import { type GatewayWorkload, workloadKey } from './workload.ts'

/** One route of a virtual host: a match of a rule, with the rule's action. */
export interface HttpRoute {
  readonly name: string
  /** `namespace/name` of the VirtualService. */
  readonly virtualService: Resource
  readonly rule: EffectiveRule
  /** The conditions; undefined for a rule without match. */
  readonly match: JsonMap | undefined
  readonly matchPlace: Place | undefined
  /** Takes every request: such routes stand last in their virtual host, and end what is translated of a VirtualService. */
  readonly catchAll: boolean
  readonly serverPort: number
}

export interface RouteContext {
  readonly model: Model
  readonly workload: GatewayWorkload
  /** Whose server it is; `mesh` for the listener of a sidecar. */
  readonly gateway: Resource | 'mesh'
  /** The server's own number, or the sidecar's port: what `match.port` is compared with. */
  readonly serverPort: number
}

/**
 * The routes that a VirtualService's HTTP rules give on a server of a Gateway, in order. A match that is for another port,
 * Gateway or source is left out; nothing is translated after a rule or match that takes everything (core/route/route.go).
 */
export function httpRoutes(context: RouteContext, virtualService: Resource): readonly HttpRoute[] {
  const rules = effectiveRules(context.model, virtualService)
  let cache = translated.get(virtualService)
  if (cache?.rules !== rules) {
    cache = { rules, byContext: new Map() }
    translated.set(virtualService, cache)
  }
  const { gateway, workload, serverPort } = context
  const on = gateway === 'mesh' ? gateway : `${gateway.namespace}/${gateway.name}`
  const key = `${on} ${serverPort} ${workloadKey(workload)}`
  const known = cache.byContext.get(key)
  if (known) return known
  const routes = translate(context, virtualService, rules)
  cache.byContext.set(key, routes)
  return routes
}

/** What was translated of a VirtualService, as long as its rules and those of its delegates say the same. */
const translated = new WeakMap<
  Resource,
  { readonly rules: readonly EffectiveRule[]; readonly byContext: Map<string, readonly HttpRoute[]> }
>()

function translate(
  context: RouteContext,
  virtualService: Resource,
  rules: readonly EffectiveRule[],
): readonly HttpRoute[] {
  const routes: HttpRoute[] = []
  for (const rule of rules) {
    if (rule.matches.length === 0) {
      routes.push(routeOf(context, virtualService, rule, undefined))
      return routes
    }
    for (const match of rule.matches) {
      if (!isInPlay(context, rule, match.value)) continue
      const route = routeOf(context, virtualService, rule, match)
      routes.push(route)
      if (route.catchAll) return routes
    }
  }
  return routes
}

/** Why a match has no route on this server, or that it has one. */
export function isInPlay(
  { workload, gateway, serverPort }: RouteContext,
  rule: EffectiveRule,
  match: JsonMap,
): boolean {
  const port = integerAt(match, 'port') ?? 0
  if (port !== 0 && port !== serverPort) return false
  const gateways = textsAt(match, 'gateways')
  if (gateways.length > 0)
    return gateways.some(it =>
      gateway === 'mesh' ? it === gateway : namesGateway(it, rule.namespace, gateway),
    )
  const labels = labelsAt(match, 'sourceLabels')
  const namespace = textAt(match, 'sourceNamespace')
  return selects(labels, workload.labels) && (!namespace || namespace === workload.namespace)
}

function routeOf(
  { serverPort }: RouteContext,
  virtualService: Resource,
  rule: EffectiveRule,
  match: EffectiveRule['matches'][number] | undefined,
): HttpRoute {
  const matchName = match && textAt(match.value, 'name')
  return {
    name: matchName ? `${rule.name}.${matchName}` : rule.name,
    virtualService,
    rule,
    match: match?.value,
    matchPlace: match?.place,
    catchAll: match === undefined || takesEverything(match.value),
    serverPort,
  }
}

/** Whether a match has no condition but a path that every path meets: prefix `/`, or the regex `.*` to the letter. */
export function takesEverything(match: JsonMap): boolean {
  const conditions = ['method', 'authority', 'scheme'].some(it => isMap(field(match, it)))
  const maps = ['headers', 'withoutHeaders', 'queryParams'].some(
    it => Object.keys(mapAt(match, it)).length > 0,
  )
  if (conditions || maps) return false
  const uri = field(match, 'uri')
  if (!isMap(uri)) return true
  return textAt(uri, 'prefix') === '/' || textAt(uri, 'regex') === '.*'
}
