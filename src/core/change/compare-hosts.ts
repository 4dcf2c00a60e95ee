import { canonical } from '../data/canonical.ts'
import type { HttpRoute } from '../istio/routes/http-routes.ts'
import { findVirtualHost, type RouteConfig, type VirtualHost } from '../istio/routes/virtual-hosts.ts'
import type { GatewayWorkload } from '../istio/routes/workload.ts'
import type { Model } from '../model/model.ts'
import type { JsonMap } from '../model/read-value.ts'
import { type FoundRequest, findRequest, type Search } from '../reach/find-request.ts'
import { concreteHost } from '../reach/host-choices.ts'
import { type Literal, literalsOf } from '../reach/match-literals.ts'
import type { Steps } from '../steps.ts'
import { type Behaviour, behaviourOf, otherwiseBehaviour, plainBehaviour } from './behaviour.ts'

/** One of the two configurations that are compared, as far as the virtual hosts of a connection. */
export interface Side {
  readonly model: Model
  readonly workload: GatewayWorkload
  readonly config: RouteConfig
  /** Whether it is the sidecar of a workload in the mesh. */
  readonly isSidecar?: boolean
}

/** Requests for which two route configurations do different things. */
export interface HostDifference {
  readonly domain: string
  readonly before: Step
  readonly after: Step
  /** What the requests have in common: the conditions of both routes. */
  readonly literals: readonly Literal[]
  readonly request: FoundRequest
}

/** What is tried in a virtual host in its turn; the last takes whatever is left. */
export interface Step {
  readonly route: HttpRoute | undefined
  readonly match: JsonMap | undefined
  readonly matchKey: string
  readonly behaviour: Behaviour
}

export interface HostComparison {
  readonly differences: readonly HostDifference[]
  /** Whether there surely are no more. */
  readonly complete: boolean
}

/** More pairs of routes than this are not compared under one domain. */
const mostPairs = 1500

/** Everything that two route configurations do differently, under every domain that one of them knows; it pauses after each. */
export function* compareHosts(before: Side, after: Side, scheme: 'http' | 'https'): Steps<HostComparison> {
  const sameServices = (['DestinationRule', 'Service', 'ServiceEntry'] as const).every(
    it => before.model.ofKind(it) === after.model.ofKind(it),
  )
  const domains = new Set([...before.config.virtualHosts.keys(), ...after.config.virtualHosts.keys()])
  const differences: HostDifference[] = []
  let complete = true
  for (const domain of domains) {
    yield
    const others = domain.startsWith('*') ? [...domains].filter(it => it !== domain) : []
    const host = ownHost(domain, others)
    const [was, is] = [before, after].map(it => findVirtualHost(it.config, host))
    // Routes are kept as long as their VirtualService says the same.
    if (sameServices && was && is && areSame(was, is)) continue
    const [old, now] = [stepsOf(before, was, scheme), stepsOf(after, is, scheme)]
    const found = yield* compareSteps(old, now, (own, earlier) =>
      findRequest(
        {
          scheme,
          domain,
          others: others.filter(it => isWithin(it, domain)),
          answersFor: it =>
            findVirtualHost(before.config, it) === was &&
            findVirtualHost(after.config, it) === is &&
            (was ?? is) !== undefined,
        },
        own,
        earlier,
      ),
    )
    differences.push(...found.differences.map(it => ({ ...it, domain })))
    complete &&= found.complete
  }
  return { differences, complete }
}

function areSame(was: VirtualHost, is: VirtualHost): boolean {
  return (
    was.httpsRedirect === is.httpsRedirect &&
    canonical(was.otherwise ?? null) === canonical(is.otherwise ?? null) &&
    was.routes.length === is.routes.length &&
    was.routes.every((it, i) => it === is.routes[i])
  )
}

function ownHost(domain: string, others: readonly string[]): string {
  const hosts = ['a', 'b', 'zz9', 'some.other', 'x-1'].map(it => concreteHost(domain, it))
  return hosts.find(host => !others.some(it => isWithin(host, it) && isWithin(it, domain))) ?? hosts[0]!
}

/** Whether a name or domain lies within a domain. */
function isWithin(name: string, domain: string): boolean {
  if (domain === '*') return true
  return domain.startsWith('*')
    ? name.length > domain.length - 1 && name.endsWith(domain.slice(1))
    : name === domain
}

function stepsOf(
  { model, workload, isSidecar = false }: Side,
  host: VirtualHost | undefined,
  scheme: string,
): Step[] {
  const last = (end: string): Step => ({
    route: undefined,
    match: undefined,
    matchKey: '',
    behaviour: host?.otherwise ? otherwiseBehaviour(host.otherwise) : plainBehaviour(end),
  })
  if (!host) return [last('no rule')]
  if (host.httpsRedirect && scheme === 'http') return [last('to https')]
  return [
    ...host.routes.map(route => ({
      route,
      match: route.match,
      matchKey: matchKey(route),
      behaviour: behaviourOf(model, workload, route, scheme, isSidecar),
    })),
    last('no rule'),
  ]
}

function matchKey({ match }: HttpRoute): string {
  return match ? canonical(literalsOf(match)) : ''
}

type Find = (own: readonly (JsonMap | undefined)[], earlier: readonly (JsonMap | undefined)[]) => Search

function* compareSteps(
  before: readonly Step[],
  after: readonly Step[],
  find: Find,
): Steps<{ differences: Omit<HostDifference, 'domain'>[]; complete: boolean }> {
  // What both try first and alike takes the same requests on both sides.
  let alike = 0
  while (
    alike < before.length &&
    alike < after.length &&
    before[alike]!.matchKey === after[alike]!.matchKey &&
    before[alike]!.behaviour.key === after[alike]!.behaviour.key
  )
    alike++
  const differences: Omit<HostDifference, 'domain'>[] = []
  let complete = true
  let pairs = 0
  for (let i = alike; i < before.length; i++)
    for (let j = alike; j < after.length; j++) {
      const [was, is] = [before[i]!, after[j]!]
      if (was.behaviour.key === is.behaviour.key) continue
      if (++pairs > mostPairs) return { differences, complete: false }
      const earlier = new Map<string, JsonMap | undefined>()
      for (const it of [...before.slice(0, i), ...after.slice(0, j)]) earlier.set(it.matchKey, it.match)
      // A route that both tries before and asks for leaves nothing.
      if (earlier.has(was.matchKey) || earlier.has(is.matchKey)) continue
      yield
      const search = find([was.match, is.match], [...earlier.values()])
      if (search.found)
        differences.push({
          before: was,
          after: is,
          literals: [...literalsOf(was.match), ...literalsOf(is.match)],
          request: search.request,
        })
      else if (search.why === 'unknown' || search.why === 'token') complete = false
    }
  return { differences, complete }
}
