import { effective, type Model } from '../model/model.ts'
import type { Place } from '../model/resource.ts'
import { isMeshBound, readVirtualService } from '../model/virtual-services.ts'
import { samePath } from '../yaml/path.ts'
import { buildGateway, type GatewayConfig, type Listener } from './build-gateway.ts'
import { connectionTo } from './connections.ts'
import { coversMatch } from './covers-match.ts'
import { effectiveRules } from './effective-rules.ts'
import { listWords, matchWords, routeWords, ruleWords, sentence } from './explain-words.ts'
import type { FilterChain } from './filter-chains.ts'
import { gatewayWorkloads, type KnownWorkload } from './gateway-workloads.ts'
import { type HttpRoute, takesEverything } from './http-routes.ts'
import type { Variable } from './match-literals.ts'
import { type RoutePlace, type RouteReach, reachRoute } from './reach-route.ts'
import type { Request } from './request.ts'
import { traceRequest } from './trace-request.ts'
import { otherPorts } from './why-untranslated.ts'

/** A request that reaches a rule through a gateway, or why there is none. */
export type Reach =
  | { readonly reached: true; readonly request: Request; readonly gateway: string }
  | Unreached

export interface Unreached {
  readonly reached: false
  /** Whether it is certain that there is none; otherwise none was found. */
  readonly proven: boolean
  readonly reason: string
  /** No gateway uses it: it is there for the sidecars of the mesh, and what reaches it there is not said here. */
  readonly inMesh?: true
  /** The first of what hides it. */
  readonly hiddenBy?: Place
  /** All that hide it together, where it takes more than one. */
  readonly hiders?: readonly Place[]
}

/**
 * The smallest request found that ends at a rule, traced before it is given; else what hides the rule, or why it is not
 * known. `place` is a rule or one of its matches. Calls within the mesh are not looked at.
 */
export function reachRule(
  model: Model,
  place: Place,
  workloads: readonly KnownWorkload[] = gatewayWorkloads(model),
): Reach {
  let dead: Unreached | undefined
  let open: Unreached | undefined
  for (const known of workloads)
    for (const it of occurrences(buildGateway(model, known.workload), place)) {
      const found = reachOccurrence(it)
      if ('reached' in found) {
        if (found.proven) dead ??= found
        else open ??= found
      } else if (endsAt(model, known, found, place))
        return { reached: true, request: found, gateway: known.id }
      else open ??= unknown
    }
  return open ?? dead ?? neverTranslated(model, place)
}

const unknown: Unreached = {
  reached: false,
  proven: false,
  reason:
    'None of the requests that were tried ends at it; rules before it, or its own conditions, may leave no room.',
}

/** Whether a trace of a request ends at a rule, or at the match of it that is asked for. */
export function endsAt(model: Model, { workload }: KnownWorkload, request: Request, place: Place): boolean {
  const { route, filterChain } = traceRequest(model, workload, request)
  if (route) return isOf(route, place)
  return filterChain?.action.type === 'tcp' && samePlace(filterChain.action.place, place)
}

type Occurrence =
  | RoutePlace
  | { readonly listener: Listener; readonly chain: FilterChain; readonly route?: undefined }

function occurrences(config: GatewayConfig, place: Place): Occurrence[] {
  return config.listeners.flatMap(listener =>
    listener.chains.flatMap((chain): Occurrence[] => {
      if (chain.action.type === 'tcp')
        return samePlace(chain.action.place, place) ? [{ listener, chain }] : []
      const routes = config.routeConfig(chain.action.routeName)
      return [...routes.virtualHosts.values()].flatMap(host =>
        host.routes
          .filter(it => isOf(it, place))
          .map(route => ({ listener, chain, config: routes, host, route })),
      )
    }),
  )
}

/** Whether a route stands for a rule or match: its own, or the one that delegates to it. */
function isOf({ rule, matchPlace }: HttpRoute, place: Place): boolean {
  return samePlace(rule.place, place) || samePlace(matchPlace, place) || samePlace(rule.root, place)
}

function samePlace(one: Place | undefined, other: Place): boolean {
  return one !== undefined && one.resource === other.resource && samePath(one.path, other.path)
}

function reachOccurrence(it: Occurrence): Request | Unreached {
  const { listener, chain } = it
  if (listener.rejected)
    return dead(
      `Envoy refuses the listener on port ${listener.port}: two of its servers take the same connections.`,
    )
  if (!it.route) {
    const connection = connectionTo(listener, chain, '')
    return connection ? { ...connection, protocol: 'tcp' } : takenBefore
  }
  if (it.host.httpsRedirect && !chain.terminatesTls)
    return dead(`Every plain request to ${it.host.domain} is redirected to HTTPS before its rules are tried.`)
  const reach = reachRoute(it)
  return reach.found ? reach.request : why(it, reach)
}

const takenBefore: Unreached = {
  ...unknown,
  reason: 'None of the server names that were tried gets to it: other servers on the port take them.',
}

function dead(reason: string): Unreached {
  return { reached: false, proven: true, reason }
}

/** What leaves no request over, in words. */
function why({ host, route }: RoutePlace, reach: Extract<RouteReach, { found: false }>): Unreached {
  const before = host.routes.slice(0, host.routes.indexOf(route))
  switch (reach.why) {
    case 'hidden':
      return hiddenBy(reach.by.flatMap(it => before[it] ?? []))
    case 'itself':
      return dead(`It asks for what no request has: see its conditions on ${variableWords(reach.variable)}.`)
    case 'token':
      return {
        ...unknown,
        reason: 'It asks for a claim of a token; the requests that are traced here carry none.',
      }
    case 'chain':
      return takenBefore
    case 'unknown': {
      const hider = before.find(it => coversMatch(it.match, route.match))
      return hider ? hiddenBy([hider]) : unknown
    }
  }
}

function hiddenBy(hiders: readonly HttpRoute[]): Unreached {
  const places = hiders.map(it => it.matchPlace ?? it.rule.place)
  const [first] = hiders
  const reason =
    hiders.length === 1 && first
      ? `${sentence(routeWords(first))} is tried before it and takes everything it would take (${matchWords(first.match)}).`
      : `${sentence(listWords(hiders.map(routeWords)))} are tried before it and together take everything it would take.`
  return {
    ...dead(reason),
    ...(places[0] && { hiddenBy: places[0] }),
    ...(places.length > 1 && { hiders: places }),
  }
}

function variableWords(variable: Variable): string {
  switch (variable.of) {
    case 'header':
      return `the header ${variable.name}`
    case 'query':
      return `the query parameter ${variable.name}`
    case 'authority':
      return 'the authority, among the hosts it is served for'
    case 'scheme':
      return 'the scheme, which the port decides'
    case 'path':
    case 'target':
      return 'the path, as it is after normalisation'
    case 'method':
      return 'the method'
  }
}

/** A rule without any route: hidden in its own list, or its VirtualService is used by no gateway's server. */
function neverTranslated(model: Model, place: Place): Reach {
  for (const resource of effective(model, 'VirtualService')) {
    const rules = effectiveRules(model, resource)
    const at = rules.findIndex(
      it => samePlace(it.place, place) || it.matches.some(match => samePlace(match.place, place)),
    )
    const hider = rules
      .slice(0, Math.max(at, 0))
      .find(it => it.matches.length === 0 || it.matches.some(match => takesEverything(match.value)))
    if (hider)
      return {
        reached: false,
        proven: true,
        reason: `${sentence(ruleWords(hider))} of ${resource.name} stands before it and takes everything: nothing after it is used.`,
        hiddenBy: hider.place,
      }
  }
  const ports = otherPorts(model, place)
  const owner = effective(model, 'VirtualService').find(it => it.id === place.resource)
  const virtualService = owner && readVirtualService(owner)
  if (virtualService && virtualService.hosts.length > 0 && isMeshBound(virtualService))
    return {
      ...unknown,
      inMesh: true,
      reason: ports ?? 'No server of a gateway in the files uses it; it is there for calls within the mesh.',
    }
  return dead(
    ports ??
      'No server of a gateway in the files uses it: see the hosts, the gateways and the port it asks for.',
  )
}
