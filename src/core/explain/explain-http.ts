import { effectiveRules } from '../istio/routes/effective-rules.ts'
import { type HttpRoute, isInPlay } from '../istio/routes/http-routes.ts'
import type { VirtualHost } from '../istio/routes/virtual-hosts.ts'
import { explainBinding } from '../model/binding.ts'
import { namesGateway } from '../model/gateway-references.ts'
import { fullHost, isHostWithin } from '../model/hosts.ts'
import { effective } from '../model/model.ts'
import { integerAt, type JsonMap, textAt, textsAt } from '../model/read-value.ts'
import type { Resource } from '../model/resource.ts'
import { isVisibleIn } from '../model/services.ts'
import { fullHosts, readVirtualService } from '../model/virtual-services.ts'
import { isKnownMethod, withoutPort } from '../request/request.ts'
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

/** Which virtual host answers for the Host header. */
export function virtualHostStage(explained: Explained): Stage {
  const { trace, request } = explained
  const host = shorten(request.host ?? '') || '(empty)'
  const all = [...(trace.routeConfig?.virtualHosts.values() ?? [])]
  const found = trace.virtualHost
  // The taken one first: a port may answer for hundreds.
  const ordered = found ? [found, ...all.filter(it => it !== found)] : all
  const candidates = ordered.map((it): Candidate => {
    const place = placeOf(it)
    return {
      ...(place && { place }),
      label: it.domain,
      taken: it === found,
      why: it === found ? takenHost(it, host) : passedHost(it, request.host ?? '', found),
    }
  })
  const stage = {
    name: 'virtualHost',
    candidates: [...candidates, ...unbound(explained)].slice(0, candidateLimit),
  } as const
  if (trace.routeConfig?.blackhole)
    return {
      ...stage,
      verdict: 'stopped',
      sentence: [
        'No VirtualService gives this port a host with a rule: every request is answered with 404.',
        ...hiddenWords(explained),
      ].join(' '),
    }
  if (!found) {
    const short = shortHost(explained)
    return {
      ...stage,
      verdict: 'stopped',
      sentence: [
        `No host on this port takes Host ${host}.`,
        ...(short
          ? [
              `Istio reads the host ${short.name} of VirtualService ${nameWords(short.resource)} as ${shorten(short.full)}.`,
            ]
          : []),
        ...hiddenWords(explained),
      ].join(' '),
    }
  }
  return { ...stage, verdict: 'passed', sentence: `Host ${host} matches ${found.domain}.` }
}

/** VirtualServices that have the Host and name the Gateway, and are not exported to where it runs. */
function hiddenWords({ model, workload, trace, request }: Explained): string[] {
  const gateway = trace.filterChain?.server.gateway
  const name = withoutPort((request.host ?? '').toLowerCase())
  if (!gateway || name === '') return []
  return effective(model, 'VirtualService').flatMap(it => {
    const { exportTo, gateways } = readVirtualService(it)
    const isMeant =
      gateways.some(one => namesGateway(one.text, it.namespace, gateway)) &&
      fullHosts(it).some(host => isHostWithin(name, host.text.toLowerCase()))
    if (!isMeant || isVisibleIn(exportTo, it.namespace, workload.namespace)) return []
    return [
      `VirtualService ${nameWords(it)} has it, but its exportTo (${exportTo.map(one => shorten(one, 40)).join(', ')}) leaves out namespace ${shorten(workload.namespace)}, where the gateway runs.`,
    ]
  })
}

/** The VirtualService that has the Host as a short name, which is a service beside it and not the Host itself. */
function shortHost({ model, request }: Explained) {
  const name = withoutPort((request.host ?? '').toLowerCase())
  for (const resource of effective(model, 'VirtualService'))
    for (const { text } of readVirtualService(resource).hosts) {
      const full = fullHost(text, resource.namespace)
      if (text.toLowerCase() === name && full !== text) return { name, resource, full }
    }
  return undefined
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

function takenHost({ domain }: VirtualHost, host: string): string {
  if (domain === '*') return 'It takes every host that no other takes.'
  return domain.startsWith('*') ? `It is the longest wildcard that covers ${host}.` : 'The name is the same.'
}

function passedHost({ domain }: VirtualHost, host: string, found: VirtualHost | undefined): string {
  const name = host.toLowerCase().replace(/:\d*$/, '')
  if (found && (domain === '*' || (domain.startsWith('*') && name.endsWith(domain.slice(1)))))
    return `${found.domain} is more exact; their rules are never combined.`
  return 'The name is different.'
}

/** VirtualServices whose hosts cover the Host, but that have no route on this server, with the reason. */
function unbound({ model, trace, request }: Explained): Candidate[] {
  const placed = trace.filterChain?.server
  const name = (request.host ?? '').toLowerCase().replace(/:\d*$/, '')
  if (!placed || name === '') return []
  const used = new Set(trace.virtualHost?.routes.map(it => it.virtualService))
  return effective(model, 'VirtualService').flatMap((it): Candidate[] => {
    if (
      used.has(it) ||
      !readVirtualService(it).hosts.some(host => isHostWithin(name, host.text.toLowerCase()))
    )
      return []
    const binding = explainBinding(model, it, placed.gateway, placed.server.index)
    if (binding.bound) return []
    return [
      {
        place: { resource: it.id, path: [] },
        label: `VirtualService ${nameWords(it)}`,
        taken: false,
        why: binding.message,
      },
    ]
  })
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
      place: { resource: placed.gateway.id, path: [...placed.server.path, 'tls', 'httpsRedirect'] },
      label: `httpsRedirect of ${nameWords(placed.gateway)}`,
      taken: true,
      why: 'It answers 301 with the same address and https.',
    },
  ]
}

function placeOf({ routes }: VirtualHost): Candidate['place'] {
  const first = routes[0]
  return first && { resource: first.virtualService.id, path: ['spec', 'hosts'] }
}

/** The condition that failed, where it is written: a merged match of a delegate may have it from its root. */
function placeOfMismatch(route: HttpRoute, mismatch: Mismatch | undefined): NonNullable<Candidate['place']> {
  const place = route.matchPlace ?? route.rule.place
  if (!mismatch || route.rule.root) return place
  return { resource: place.resource, path: [...place.path, ...mismatch.path] }
}
