import { nameWords, ruleWords, sentence } from '../explain/explain-words.ts'
import { refusalWords } from '../explain/refused-objects.ts'
import { otherPorts } from '../explain/why-untranslated.ts'
import { buildGateway, type GatewayConfig, type Listener } from '../istio/gateway/build-gateway.ts'
import type { FilterChain } from '../istio/gateway/filter-chains.ts'
import { gatewayWorkloads, type KnownWorkload } from '../istio/gateway/gateway-workloads.ts'
import { whyUnattached } from '../istio/gateway-api/denials.ts'
import { effectiveRules } from '../istio/routes/effective-rules.ts'
import { takesEverything } from '../istio/routes/http-routes.ts'
import { hostsWith } from '../istio/routes/virtual-hosts.ts'
import { formatMeshSource } from '../istio/sidecar/mesh-sources.ts'
import { effective, type Model } from '../model/model.ts'
import type { Place } from '../model/resource.ts'
import type { Request } from '../request/request.ts'
import { finish, type Steps } from '../steps.ts'
import { type KnownSource, type RequestSource, traceFrom } from '../trace/request-source.ts'
import { connectionTo } from './connections.ts'
import { reachInMesh } from './reach-in-mesh.ts'
import { type RoutePlace, reachRoute } from './reach-route.ts'
import { dead, isOf, samePlace, takenBefore, type Unreached, unknown, why } from './unreached.ts'

/** A request that reaches a rule, through a gateway or from a workload of the mesh, or why there is none. */
export type Reach = Reached | Unreached

export interface Reached {
  readonly reached: true
  readonly request: Request
  readonly known: KnownSource
  /** The selector of the gateway workload; undefined for a call within the mesh. */
  readonly gateway: string | undefined
  /** The workload that calls, as `readMeshSource` takes it; undefined through a gateway. */
  readonly from: string | undefined
}

/**
 * The smallest request found that ends at a rule, traced before it is given; else what hides the rule, or why it is not
 * known. `place` is a rule or one of its matches. Gateways are tried first, then the workloads that may call it in the mesh.
 */
export function reachRule(
  model: Model,
  place: Place,
  workloads: readonly KnownWorkload[] = gatewayWorkloads(model),
): Reach {
  return finish(reachInSteps(model, place, workloads))
}

/** A port of a gateway workload, by the selector of the workload as text. */
export interface Entrance {
  readonly gateway: string
  readonly port: number
}

/** The same, with a pause after every way to the rule; with `entrances` over these alone, and not from the mesh. */
export function* reachInSteps(
  model: Model,
  place: Place,
  workloads: readonly KnownWorkload[] = gatewayWorkloads(model),
  entrances?: readonly Entrance[],
): Steps<Reach> {
  const refused = model.refused?.all.find(it => it.resource.id === place.resource)
  if (refused) return { reached: false, proven: true, reason: refusalWords(refused) }
  const whole = ruleOfMatch(place)
  if (whole) {
    const found = yield* reachInSteps(model, whole, workloads, entrances)
    return found.reached
      ? { ...unknown, reason: 'Requests reach the rule. Whether this match lets them in is not known.' }
      : found
  }
  let shut: Unreached | undefined
  let open: Unreached | undefined
  for (const known of workloads)
    for (const it of occurrences(buildGateway(model, known.workload), place)) {
      yield
      if (entrances && !entrances.some(at => at.gateway === known.id && at.port === it.listener.port))
        continue
      const found = reachOccurrence(it)
      if ('reached' in found) {
        if (found.proven) shut ??= found
        else open ??= found
      } else if (endsAt(model, known, found, place))
        return { reached: true, request: found, known, gateway: known.id, from: undefined }
      else open ??= unknown
    }
  const mesh = entrances ? undefined : yield* reachInMesh(model, place)
  if (mesh && 'known' in mesh)
    return { ...mesh, reached: true, gateway: undefined, from: formatMeshSource(mesh.known.workload) }
  const unsure = open ?? (mesh?.proven ? undefined : mesh)
  return unsure ?? shut ?? mesh ?? neverTranslated(model, place)
}

/** The rule that a match of a tls or tcp rule belongs to: filter chains know the rule they stand for, not its match. */
function ruleOfMatch({ resource, path }: Place): Place | undefined {
  const isOfBytes = path[1] === 'tls' || path[1] === 'tcp'
  return isOfBytes && path.length > 3 ? { resource, path: path.slice(0, 3) } : undefined
}

/** Whether a trace of a request ends at a rule, or at the match of it that is asked for. */
export function endsAt(model: Model, source: RequestSource, request: Request, place: Place): boolean {
  const { route, filterChain, mesh } = traceFrom(model, source, request)
  if (route) return isOf(route, place)
  if (mesh) return samePlace(mesh.chain.place, place)
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
      return hostsWith(routes, place.resource).flatMap(host =>
        host.routes
          .filter(it => isOf(it, place))
          .map(route => ({ listener, chain, config: routes, host, route })),
      )
    }),
  )
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
        reason: `${sentence(ruleWords(hider))} of ${nameWords(resource)} comes before it and takes everything: nothing after it is used.`,
        hiddenBy: hider.place,
      }
  }
  const resource = model.resources.find(it => it.id === place.resource)
  const unattached = resource && whyUnattached(model, resource)
  const ports = otherPorts(model, place)
  return dead(
    unattached ??
      ports ??
      'No server of a gateway in the files uses it: see the hosts, the gateways and the port it asks for.',
  )
}
