import { ownerWords, ruleWords } from '../explain/explain-words.ts'
import { buildGateway, type Listener } from '../istio/gateway/build-gateway.ts'
import type { FilterChain } from '../istio/gateway/filter-chains.ts'
import { gatewayWorkloads, type KnownWorkload } from '../istio/gateway/gateway-workloads.ts'
import type { HttpRoute } from '../istio/routes/http-routes.ts'
import type { VirtualHost } from '../istio/routes/virtual-hosts.ts'
import { memoByKinds } from '../model/memo.ts'
import { effective, type Model } from '../model/model.ts'
import { type Place, writtenPlace } from '../model/resource.ts'
import { type Rule, readVirtualService, rulesOf } from '../model/virtual-services.ts'
import { connectionTo } from '../reach/connections.ts'
import { concreteHost } from '../reach/host-choices.ts'
import { meshWays } from '../reach/mesh-ways.ts'
import { reachInSteps } from '../reach/reach-rule.ts'
import { witnessRequests } from '../reach/witness-requests.ts'
import { formatRequest } from '../request/parse-request.ts'
import type { Request } from '../request/request.ts'
import { finish, type Steps } from '../steps.ts'
import type { KnownSource } from '../trace/request-source.ts'
import { traceRequest } from '../trace/trace-request.ts'
import type { Mix, MixEntry } from './traffic-mix.ts'

/** Requests that are tried for one way into a rule before the way counts as shut. */
const tries = 40
/** Ways into a rule that are looked at: a rule under hundreds of hosts is shown by the first of them. */
const mostWays = 12

/**
 * As much for every rule that a request can reach: its part is spread evenly over the ways that lead to it, a port under
 * a host each, or the mesh under a host, with one request a way that is known to end at the rule. Rules that nothing reaches are named.
 */
export function evenMix(model: Model): Mix {
  return finish(evenMixInSteps(model))
}

/** The same, with a pause after every rule. What it came to is kept until what it read changes. */
export function* evenMixInSteps(model: Model): Steps<Mix> {
  const cache = keptMix(model)
  cache.mix ??= yield* findMix(model)
  return cache.mix
}

const keptMix = memoByKinds(
  ['Gateway', 'VirtualService', 'DestinationRule', 'Service', 'ServiceEntry', 'Pod', 'Deployment', 'Sidecar'],
  (): { mix?: Mix } => ({}),
)

function* findMix(model: Model): Steps<Mix> {
  const ways = yield* waysByRule(model)
  const calls = yield* callsByRule(model)
  const entries: MixEntry[] = []
  const missing: Mix['missing'][number][] = []
  for (const resource of effective(model, 'VirtualService'))
    for (const rule of rulesOf(readVirtualService(resource))) {
      // What a delegating rule sends on is counted with the rules it leads to.
      if (rule.delegate) continue
      yield
      const place = writtenPlace(resource, rule.path)
      const name = `${ownerWords(resource, place)} ${ruleName(rule, place)}`
      const reached = requestsOf(model, ways.get(keyOf(place)) ?? [], calls.get(keyOf(place)) ?? [])
      if (reached.length === 0) yield* addOther(model, place, name, entries, missing)
      for (const { known, request } of reached)
        entries.push(entryOf(place, name, known, request, 1 / reached.length))
    }
  return { entries, missing, unit: 'parts' }
}

/** A way into a rule: a port's chain, under one of its hosts, over one or more of the rule's matches; or by a server name, as bytes. */
type Way = HttpWay | BytesWay

interface HttpWay {
  readonly known: KnownWorkload
  readonly listener: Listener
  readonly chain: FilterChain
  readonly host: VirtualHost
  readonly routes: readonly HttpRoute[]
}

interface BytesWay {
  readonly known: KnownWorkload
  readonly listener: Listener
  readonly chain: FilterChain
  readonly host?: undefined
  /** Empty where the chain asks for none. */
  readonly serverName: string
}

interface Reached {
  readonly known: KnownSource
  readonly request: Request
}

function* waysByRule(model: Model): Steps<Map<string, Way[]>> {
  const byRule = new Map<string, Way[]>()
  const add = (place: Place, way: Way) => {
    const list = byRule.get(keyOf(place))
    if (list) list.push(way)
    else byRule.set(keyOf(place), [way])
  }
  for (const known of gatewayWorkloads(model)) {
    yield
    const config = buildGateway(model, known.workload)
    for (const listener of config.listeners) {
      if (listener.rejected) continue
      for (const chain of listener.chains) {
        if (chain.action.type === 'tcp') {
          const names = chain.serverNames.length > 0 ? chain.serverNames : ['']
          if (chain.action.place)
            for (const serverName of names) add(chain.action.place, { known, listener, chain, serverName })
          continue
        }
        for (const host of config.routeConfig(chain.action.routeName).virtualHosts.values()) {
          if (host.httpsRedirect && !chain.terminatesTls) continue
          for (const [place, routes] of routesByRule(host))
            add(place, { known, listener, chain, host, routes })
        }
      }
    }
  }
  return byRule
}

function routesByRule(host: VirtualHost): Map<Place, HttpRoute[]> {
  const byRule = new Map<Place, HttpRoute[]>()
  for (const route of host.routes) {
    const list = byRule.get(route.rule.place)
    if (list) list.push(route)
    else byRule.set(route.rule.place, [route])
  }
  return byRule
}

/** Calls between services, by the rule that they end at. */
function* callsByRule(model: Model): Steps<Map<string, Reached[]>> {
  const byRule = new Map<string, Reached[]>()
  for (const resource of effective(model, 'VirtualService')) {
    yield
    for (const { rule, known, request } of meshWays(model, resource)) {
      const list = byRule.get(keyOf(rule))
      if (list) list.push({ known, request })
      else byRule.set(keyOf(rule), [{ known, request }])
    }
  }
  return byRule
}

function requestsOf(model: Model, ways: readonly Way[], calls: readonly Reached[]): Reached[] {
  const reached: Reached[] = []
  for (const way of ways) {
    const request = witnessOf(model, way)
    if (request) reached.push({ known: way.known, request })
    if (reached.length >= mostWays) break
  }
  return [...reached, ...calls.slice(0, mostWays)]
}

function witnessOf(model: Model, way: Way): Request | undefined {
  const { known, listener, chain } = way
  if (!way.host) {
    const connection = connectionTo(listener, chain, way.serverName && concreteHost(way.serverName))
    return connection && { ...connection, protocol: 'tcp' }
  }
  for (const route of way.routes)
    for (const request of witnessRequests(listener, chain, way.host, route).slice(0, tries)) {
      const trace = traceRequest(model, known.workload, request)
      if (trace.route === route && trace.virtualHost === way.host) return request
    }
  return undefined
}

/** What the usual ways do not show: the search for one rule finds more, or says why there is nothing to find. */
function* addOther(
  model: Model,
  place: Place,
  name: string,
  entries: MixEntry[],
  missing: Mix['missing'][number][],
): Steps<void> {
  const reach = yield* reachInSteps(model, place)
  if (reach.reached) entries.push(entryOf(place, name, reach.known, reach.request, 1))
  else missing.push({ name, reason: reach.reason, place })
}

function entryOf(rule: Place, name: string, known: KnownSource, request: Request, rate: number): MixEntry {
  const at = [request.sni || request.host, request.port].filter(Boolean).join(':')
  return {
    id: `${keyOf(rule)} ${known.id} ${at}`,
    name: `${name}, ${at}${known.type === 'mesh' ? ' within the mesh' : ''}`,
    group: keyOf(rule),
    groupName: name,
    text: formatRequest(request),
    request,
    known,
    rate,
    rule,
  }
}

function ruleName({ protocol, name }: Rule, place: Place): string {
  return `${protocol === 'http' ? '' : `${protocol} `}${ruleWords({ place, name })}`
}

function keyOf({ resource, path }: Place): string {
  return `${resource}#${path.slice(1, 3).join('/')}`
}
