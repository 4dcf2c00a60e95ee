import { effectiveRules } from '../istio/routes/effective-rules.ts'
import { type HttpRoute, isInPlay } from '../istio/routes/http-routes.ts'
import type { VirtualHost } from '../istio/routes/virtual-hosts.ts'
import { integerAt, type JsonMap, textAt, textsAt } from '../model/read-value.ts'
import { type Resource, writtenPlace } from '../model/resource.ts'
import { isKnownMethod } from '../request/request.ts'
import type { Mismatch } from '../trace/match-route.ts'
import { traceHttp } from '../trace/trace-http.ts'
import { delegationWords } from './delegation-words.ts'
import {
  candidateLimit,
  matchWords,
  nameWords,
  routeWords,
  ruleWords,
  sentence,
  shorten,
} from './explain-words.ts'
import type { Candidate, Explained, Stage } from './explanation.ts'

/** A request line that Envoy answers with 400. */
export function requestStage({ request }: Explained): Stage {
  const method = request.method ?? 'GET'
  const why =
    request.protocol === 'http' && !isKnownMethod(method)
      ? `The method ${shorten(method, 40)} is not one that Envoy accepts in HTTP/1; methods are case-sensitive.`
      : 'The path has control characters, non-ASCII bytes or %00.'
  return { name: 'request', verdict: 'stopped', sentence: why, candidates: [] }
}

/** Which rule takes the request; undefined where none is tried. */
export function routeStage(explained: Explained): Stage | undefined {
  const { trace, request } = explained
  const { virtualHost } = trace
  if (!virtualHost) return undefined
  if (trace.redirect?.kind === 'https')
    return {
      name: 'route',
      verdict: 'passed',
      sentence:
        'A server with httpsRedirect has this host: every request without TLS is redirected before any rule is tried.',
      candidates: redirecting(explained),
    }
  if (virtualHost.otherwise)
    return {
      name: 'route',
      verdict: virtualHost.otherwise.type === 'refuse' ? 'stopped' : 'passed',
      sentence:
        virtualHost.otherwise.type === 'refuse'
          ? 'No rule is for it, and the sidecar refuses requests to unknown services.'
          : 'No rule of a VirtualService is tried: none is for this host.',
      candidates: [],
    }
  const mismatches = new Map(trace.passedOver.map(it => [it.route, it.mismatch]))
  const candidates = virtualHost.routes.map((route): Candidate => {
    const mismatch = mismatches.get(route)
    return {
      place: placeOfMismatch(route, mismatch),
      label: `${sentence(routeWords(route))}: ${matchWords(route.match)}`,
      taken: route === trace.route,
      why: mismatch
        ? mismatchWords(mismatch)
        : route === trace.route
          ? takenRule(route)
          : 'Not tried: an earlier rule took the request.',
    }
  })
  const stage = {
    name: 'route',
    candidates: [...candidates, ...untranslated(explained, virtualHost)].slice(0, candidateLimit),
  } as const
  if (!trace.route)
    return {
      ...stage,
      verdict: 'stopped',
      sentence: [
        `None of the ${virtualHost.routes.length} routes of ${virtualHost.domain} takes ${request.method ?? 'GET'} ${shorten(request.path ?? '/')}.`,
        ...widerWords(explained, virtualHost),
      ].join(' '),
    }
  return {
    ...stage,
    verdict: 'passed',
    sentence: [
      `${sentence(routeWords(trace.route))} takes the request.`,
      ...delegationWords(explained.model, trace.route.rule),
    ].join(' '),
  }
}

/** The rule of a wildcard that would take the request, if hosts with rules of their own fell back to it. */
function widerWords({ model, workload, trace, request }: Explained, { domain }: VirtualHost): string[] {
  const { routeConfig } = trace
  if (!routeConfig || domain === '*') return []
  const virtualHosts = new Map([...routeConfig.virtualHosts].filter(([it]) => it !== domain))
  const wider = traceHttp(
    { model, namespace: workload.namespace },
    nothingYet,
    { ...routeConfig, virtualHosts },
    request,
  )
  if (!wider.route || wider.domain === undefined) return []
  return [
    `${sentence(routeWords(wider.route))} for ${wider.domain} would take it and is not tried: a host with rules of its own does not fall back to a wildcard.`,
  ]
}

const nothingYet = { passedOver: [], clusters: [], mirrors: [] } as const

/** A condition that failed: `path: wanted prefix /api, found /x`. */
export function mismatchWords({ path, wanted, found }: Mismatch): string {
  const names: Readonly<Record<string, string | undefined>> = {
    uri: 'path',
    headers: 'header',
    withoutHeaders: 'header',
    queryParams: 'query',
  }
  const first = String(path[0] ?? '')
  const what = [names[first] ?? first, ...path.slice(1)].join(' ')
  return `${sentence(what)}: wanted ${shorten(wanted)}, found ${found === undefined ? 'none' : shorten(found) || '(empty)'}.`
}

function takenRule(route: HttpRoute): string {
  return route.catchAll ? 'It takes everything.' : 'All its conditions hold.'
}

/** Rules of the virtual host's VirtualServices that have no route here: for another port or gateway, or hidden in their own list. */
function untranslated({ model, workload, trace }: Explained, virtualHost: VirtualHost): Candidate[] {
  const gateway = trace.mesh ? ('mesh' as const) : trace.filterChain?.server.gateway
  if (!gateway) return []
  const places = new Set(virtualHost.routes.map(it => it.matchPlace ?? it.rule.place))
  const seen = new Set<Resource>()
  return virtualHost.routes.flatMap(({ virtualService, serverPort }) => {
    if (seen.has(virtualService)) return []
    seen.add(virtualService)
    const context = { model, workload, gateway, serverPort }
    return effectiveRules(model, virtualService).flatMap(rule => {
      const entries: readonly { place: HttpRoute['rule']['place']; value: JsonMap | undefined }[] =
        rule.matches.length > 0 ? rule.matches : [{ place: rule.place, value: undefined }]
      return entries
        .filter(it => !places.has(it.place))
        .map(
          ({ place, value }): Candidate => ({
            place,
            label: `${sentence(ruleWords(rule))} of ${nameWords(virtualService)}: ${matchWords(value)}`,
            taken: false,
            why:
              value && !isInPlay(context, rule, value)
                ? notHere(value, serverPort, gateway === 'mesh')
                : 'It has no route: an earlier rule in the same VirtualService takes everything.',
          }),
        )
    })
  })
}

function notHere(match: JsonMap, serverPort: number, isMesh: boolean): string {
  const port = integerAt(match, 'port') ?? 0
  if (port !== 0 && port !== serverPort)
    return `It is for port ${port}; ${isMesh ? 'the one called' : "this server's"} is ${serverPort}.`
  if (textsAt(match, 'gateways').length > 0)
    return isMesh ? 'It is for gateways, not for the mesh.' : 'It is for other gateways.'
  const namespace = textAt(match, 'sourceNamespace')
  return namespace
    ? `It is for callers in namespace ${shorten(namespace)}.`
    : 'It is for callers with other labels.'
}

function redirecting({ trace }: Explained): Candidate[] {
  const placed = trace.filterChain?.server
  if (!placed) return []
  return [
    {
      place: writtenPlace(placed.gateway, [...placed.server.path, 'tls', 'httpsRedirect']),
      label: `httpsRedirect of ${nameWords(placed.gateway)}`,
      taken: true,
      why: 'It answers 301 with the same address and https.',
    },
  ]
}

/** The condition that failed, where it is written: a merged match of a delegate may have it from its root. */
function placeOfMismatch(route: HttpRoute, mismatch: Mismatch | undefined): NonNullable<Candidate['place']> {
  const place = route.matchPlace ?? route.rule.place
  if (!mismatch || route.rule.root) return place
  return { resource: place.resource, path: [...place.path, ...mismatch.path] }
}
