import { effective, type Model } from '../model/model.ts'
import type { Place } from '../model/resource.ts'
import { samePath } from '../yaml/path.ts'
import { buildGateway, type GatewayConfig, type Listener } from './build-gateway.ts'
import { coversMatch } from './covers-match.ts'
import { effectiveRules } from './effective-rules.ts'
import { matchWords, routeWords, ruleWords, sentence } from './explain-words.ts'
import type { FilterChain } from './filter-chains.ts'
import { gatewayWorkloads, type KnownWorkload } from './gateway-workloads.ts'
import { type HttpRoute, takesEverything } from './http-routes.ts'
import type { Request } from './request.ts'
import { traceRequest } from './trace-request.ts'
import type { VirtualHost } from './virtual-hosts.ts'
import { otherPorts } from './why-untranslated.ts'
import { connectionTo, witnessRequests } from './witness-requests.ts'

/** A request that reaches a rule through a gateway, or why there is none. */
export type Reach =
  | { readonly reached: true; readonly request: Request; readonly gateway: string }
  | {
      readonly reached: false
      /** Whether it is certain; otherwise none was found. */
      readonly proven: boolean
      readonly reason: string
      readonly hiddenBy?: Place
    }

/**
 * The smallest request found that ends at a rule, each traced before it is given; else the first rule that hides it, as
 * far as that can be proved. `place` is a rule or one of its matches. Calls within the mesh are not looked at.
 */
export function reachRule(
  model: Model,
  place: Place,
  workloads: readonly KnownWorkload[] = gatewayWorkloads(model),
): Reach {
  let dead: Extract<Reach, { reached: false }> | undefined
  let isOpen = false
  for (const known of workloads) {
    const config = buildGateway(model, known.workload)
    for (const { listener, chain, host, route } of occurrences(config, place)) {
      const proof = whyDead(listener, chain, host, route)
      if (proof) {
        dead ??= proof
        continue
      }
      isOpen = true
      const requests =
        host && route ? witnessRequests(listener, chain, host, route) : bytesTo(listener, chain)
      const request = requests.find(it => endsAt(model, known, it, place))
      if (request) return { reached: true, request, gateway: known.id }
    }
  }
  if (isOpen)
    return {
      reached: false,
      proven: false,
      reason:
        'None of the requests that were tried ends at it; rules before it, or its own conditions, may leave no room.',
    }
  return dead ?? neverTranslated(model, place)
}

/** Whether a trace of a request ends at a rule, or at the match of it that is asked for. */
function endsAt(model: Model, { workload }: KnownWorkload, request: Request, place: Place): boolean {
  const { route, filterChain } = traceRequest(model, workload, request)
  if (route) return isOf(route, place)
  return filterChain?.action.type === 'tcp' && samePlace(filterChain.action.place, place)
}

interface Occurrence {
  readonly listener: Listener
  readonly chain: FilterChain
  readonly host?: VirtualHost
  readonly route?: HttpRoute
}

function occurrences(config: GatewayConfig, place: Place): Occurrence[] {
  return config.listeners.flatMap(listener =>
    listener.chains.flatMap((chain): Occurrence[] => {
      if (chain.action.type === 'tcp')
        return samePlace(chain.action.place, place) ? [{ listener, chain }] : []
      const hosts = [...config.routeConfig(chain.action.routeName).virtualHosts.values()]
      return hosts.flatMap(host =>
        host.routes.filter(it => isOf(it, place)).map(route => ({ listener, chain, host, route })),
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

function whyDead(
  listener: Listener,
  chain: FilterChain,
  host?: VirtualHost,
  route?: HttpRoute,
): Extract<Reach, { reached: false }> | undefined {
  if (listener.rejected)
    return {
      reached: false,
      proven: true,
      reason: `Envoy refuses the listener on port ${listener.port}: two of its servers take the same connections.`,
    }
  if (!host || !route) return undefined
  if (host.httpsRedirect && !chain.terminatesTls)
    return {
      reached: false,
      proven: true,
      reason: `Every plain request to ${host.domain} is redirected to HTTPS before its rules are tried.`,
    }
  const before = host.routes.slice(0, host.routes.indexOf(route))
  const hider = before.find(it => coversMatch(it.match, route.match))
  if (!hider) return undefined
  return {
    reached: false,
    proven: true,
    reason: `${sentence(routeWords(hider))} is tried before it and takes everything it would take (${matchWords(hider.match)}).`,
    hiddenBy: hider.matchPlace ?? hider.rule.place,
  }
}

function bytesTo(listener: Listener, chain: FilterChain): Request[] {
  return ['', 'a.example.com'].map(host => ({ ...connectionTo(listener, chain, host), protocol: 'tcp' }))
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
  return {
    reached: false,
    proven: true,
    reason:
      otherPorts(model, place) ??
      'No server of a gateway in the files uses it: see the hosts, the gateways and the port it asks for.',
  }
}
