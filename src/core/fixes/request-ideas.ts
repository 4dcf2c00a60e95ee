import { buildGateway } from '../istio/gateway/build-gateway.ts'
import type { HttpRoute } from '../istio/routes/http-routes.ts'
import { isTlsServer } from '../model/gateways.ts'
import { isWildcard } from '../model/hosts.ts'
import { mapAt, textAt } from '../model/read-value.ts'
import { isKnownMethod, sniOf, withoutPort } from '../request/request.ts'
import { nearest } from '../rules/schema/nearest-name.ts'
import type { Mismatch } from '../trace/match-route.ts'
import { isMap } from '../yaml/is-map.ts'
import type { Idea, RequestChange, Stop } from './stop.ts'

/** What to send instead, where the files may well be right. */
export function requestIdeas(stop: Stop): Idea[] {
  // Where the request comes to a rule, it is the rule that is at fault.
  if (stop.trace.outcome === 'route') return []
  return [
    ...lineIdeas(stop),
    ...tlsIdeas(stop),
    ...nameIdeas(stop),
    ...stop.trace.passedOver.slice(0, 8).flatMap(it => conditionIdeas(stop, it.route, it.mismatch)),
    ...portIdeas(stop),
  ]
}

function lineIdeas({ trace, request }: Stop): Idea[] {
  const method = (request.method ?? 'GET').toUpperCase()
  if (trace.outcome !== 'invalid_request') return []
  const path = encodeURI(request.path ?? '/')
  const known = isKnownMethod(method)
  return [
    ...(known ? [{ title: `Try with method ${method}`, request: { method } }] : []),
    ...(known
      ? []
      : [{ title: 'Try with HTTP/2, which takes any method', request: { protocol: 'http2' } } as const]),
    { title: 'Try method GET', request: { method: 'GET' } },
    { title: 'Try with the path escaped', request: { path } },
    ...(known
      ? [{ title: `Try with method ${method} and the path escaped`, request: { method, path } }]
      : []),
  ]
}

function tlsIdeas({ trace, request }: Stop): Idea[] {
  const host = withoutPort(request.host ?? '')
  const ideas: Idea[] = []
  if (request.tls === 'none')
    ideas.push({
      title: host ? `Try with TLS and SNI ${host}` : 'Try with TLS',
      request: { tls: 'TLS', sni: host },
    })
  if (request.tls === 'TLS' && trace.outcome === 'tls_error')
    ideas.push({ title: 'Try with a client certificate', request: { tls: 'mTLS' } })
  if (request.tls !== 'none' && trace.outcome === 'protocol_error')
    ideas.push({ title: 'Try without TLS', request: { tls: 'none' } })
  if (request.protocol === 'tcp' && trace.outcome === 'protocol_error')
    ideas.push({ title: 'Try with HTTP', request: { protocol: 'http', method: 'GET', path: '/' } })
  if (request.protocol === 'tcp' && request.tls !== 'none' && trace.outcome === 'protocol_error')
    ideas.push({
      title: 'Try with plain HTTP',
      request: {
        protocol: 'http',
        tls: 'none',
        method: 'GET',
        path: '/',
        host: request.host ?? sniOf(request),
      },
    })
  const alpn = trace.listener?.chains.flatMap(it => it.alpn)[0]
  if (alpn !== undefined && trace.outcome === 'no_filter_chain')
    ideas.push({ title: `Try with ALPN ${alpn}`, request: { tls: 'mTLS', alpn } })
  if (request.tls === 'none' && host === '' && trace.outcome === 'no_filter_chain')
    for (const sni of (trace.listener?.chains ?? []).flatMap(it => it.serverNames).slice(0, 3))
      if (!isWildcard(sni)) ideas.push({ title: `Try with TLS and SNI ${sni}`, request: { tls: 'TLS', sni } })
  return ideas
}

/** Names that the port knows: those a slip away first. */
function nameIdeas({ model, workload, trace, request }: Stop): Idea[] {
  const { listener, routeConfig, outcome } = trace
  const host = withoutPort(request.host ?? '')
  const sni = sniOf(request)
  if (outcome === 'no_filter_chain' && request.tls !== 'none') {
    const names = (listener?.chains ?? []).flatMap(it => it.serverNames).filter(it => !isWildcard(it))
    const fromHost = host !== '' && host.toLowerCase() !== sni ? [host.toLowerCase()] : []
    return nearestFirst(sni, [...fromHost, ...names]).map(name => ({
      title: `Try with SNI ${name}`,
      request: request.protocol === 'tcp' || host === name ? { sni: name } : { sni: name, host: name },
    }))
  }
  if (outcome !== 'no_virtual_host' || !routeConfig) return []
  const plain = host.replace(/\.$/, '')
  const hosts = [...buildGateway(model, workload).routeConfig(routeConfig.name).virtualHosts.keys()]
  const dotless = plain !== host ? [plain] : []
  return nearestFirst(plain, [...dotless, ...hosts.filter(it => !isWildcard(it))]).map(name => ({
    title: `Try Host ${name}`,
    request: { host: name, ...(request.tls !== 'none' && { sni: name }) },
  }))
}

function nearestFirst(wanted: string, names: readonly string[]): string[] {
  const near = wanted === '' ? undefined : nearest(wanted, names)
  return [...new Set([...(near ? [near] : []), ...names])].slice(0, 4)
}

/** The condition that failed, met by the request. */
function conditionIdeas({ request }: Stop, route: HttpRoute, { path }: Mismatch): Idea[] {
  const [field, name] = path.map(String)
  const match = route.match ?? {}
  const condition = name === undefined ? mapAt(match, field ?? '') : mapAt(match, field ?? '')[name]
  const value = isMap(condition) ? (textAt(condition, 'exact') ?? textAt(condition, 'prefix')) : ''
  if (value === undefined) return []
  switch (field) {
    case 'uri':
      return value.startsWith('/') ? [{ title: `Try path ${value}`, request: { path: value } }] : []
    case 'method':
      return value ? [{ title: `Try method ${value}`, request: { method: value } }] : []
    case 'headers': {
      if (!name || name.startsWith(':') || name.startsWith('@')) return []
      const sent = value || '1'
      return [
        {
          title: `Try with header ${name}: ${sent}`,
          request: { headers: { ...request.headers, [name]: sent } },
        },
      ]
    }
    case 'queryParams': {
      const target = request.path ?? '/'
      const pair = `${name}=${value}`
      return [
        {
          title: `Try with ?${pair}`,
          request: { path: `${target}${target.includes('?') ? '&' : '?'}${pair}` },
        },
      ]
    }
    default:
      return []
  }
}

/** Other ports of the workload, each spoken to as it asks to be. */
function portIdeas({ model, workload, trace, request }: Stop): Idea[] {
  if (trace.outcome === 'invalid_request') return []
  const host = withoutPort(request.host ?? '')
  const seen = new Set<number>([request.port])
  return buildGateway(model, workload).placed.flatMap((placed): Idea[] => {
    const { port, server } = placed
    if (seen.has(port) || server.number === undefined) return []
    seen.add(port)
    const isTls = isTlsServer(server)
    const change: RequestChange = {
      port: server.number,
      ...(port !== server.number && { workloadPort: port }),
      tls: isTls ? 'TLS' : 'none',
      ...(isTls && { sni: host }),
    }
    return [{ title: `Try port ${server.number}${isTls ? ' with TLS' : ' without TLS'}`, request: change }]
  })
}
