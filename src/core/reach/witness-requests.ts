import type { Listener } from '../istio/gateway/build-gateway.ts'
import type { FilterChain } from '../istio/gateway/filter-chains.ts'
import type { HttpRoute } from '../istio/routes/http-routes.ts'
import type { VirtualHost } from '../istio/routes/virtual-hosts.ts'
import { matchesWhole } from '../language/match-text.ts'
import { regexSamples } from '../language/regex-samples.ts'
import { field, type JsonMap, mapAt, textAt } from '../model/read-value.ts'
import type { Request } from '../request/request.ts'
import { isMap } from '../yaml/is-map.ts'
import type { Json } from '../yaml/source-document.ts'

/** Beyond this many tries no request is looked for any more. */
const most = 300

/** What of a listener and a filter chain a client has to know to connect. */
export type Address = Pick<Listener, 'port' | 'bind'>
export type Handshake = Pick<FilterChain, 'serverNames' | 'alpn' | 'terminatesTls' | 'requireClientCert'>

/** Requests that may well reach a route, the smallest first. Whether they do, only a trace can tell. */
export function witnessRequests(
  listener: Address,
  chain: Handshake,
  virtualHost: VirtualHost,
  route: HttpRoute,
): Request[] {
  const match: JsonMap = route.match ?? Object.create(null)
  const hosts = hostsOf(virtualHost.domain, field(match, 'authority'))
  const paths = pathsOf(match, virtualHost)
  const methods = methodsOf(match)
  const queries = queriesOf(match)
  const headers = headersOf(match, virtualHost)
  const requests: Request[] = []
  for (const path of paths)
    for (const method of methods)
      for (const host of hosts)
        for (const query of queries)
          for (const header of headers) {
            if (requests.length >= most) return requests
            const used = Object.keys(header).length > 0
            requests.push({
              ...connectionTo(listener, chain, host),
              protocol: 'http',
              method,
              host,
              path: path + query,
              ...(used && { headers: header }),
            })
          }
  return requests
}

/** A connection that a filter chain takes, as far as its names go. */
function connectionTo(
  listener: Address,
  chain: Handshake,
  host: string,
): Pick<Request, 'port' | 'address' | 'tls' | 'sni' | 'alpn'> {
  const needsTls = chain.terminatesTls || chain.serverNames.length > 0
  const name = host.replace(/:\d*$/, '').toLowerCase()
  const sni =
    chain.serverNames.length === 0 || chain.serverNames.some(it => covers(it.toLowerCase(), name))
      ? name
      : concrete(chain.serverNames[0] ?? '')
  return {
    port: listener.port,
    ...(listener.bind && { address: listener.bind }),
    tls: needsTls ? (chain.requireClientCert ? 'mTLS' : 'TLS') : 'none',
    ...(needsTls && { sni }),
    ...(chain.alpn[0] !== undefined && { alpn: chain.alpn[0] }),
  }
}

function covers(name: string, host: string): boolean {
  return name.startsWith('*') ? host.length >= name.length && host.endsWith(name.slice(1)) : name === host
}

function concrete(domain: string, label = 'a'): string {
  return domain.startsWith('*') ? `${label}${domain.slice(1)}` : domain
}

function hostsOf(domain: string, authority: Json | undefined): string[] {
  const asked = isMap(authority) ? textsFor(authority, ['', 'a']) : []
  if (domain === '*') return unique([...asked, 'any.example.com', 'a.b.example.org'])
  return unique([...asked, concrete(domain), concrete(domain, 'some.other'), `${concrete(domain)}:80`])
}

function pathsOf(match: JsonMap, { routes }: VirtualHost): string[] {
  const uri = field(match, 'uri')
  if (!isMap(uri)) return unique(['/', '/x', '/x/y', ...nearMisses(routes)]).slice(0, 20)
  const exact = textAt(uri, 'exact')
  if (exact !== undefined) return unique([exact, exact.toUpperCase()])
  const below = textAt(uri, 'segmentPrefix')
  if (below !== undefined) return ['', '/', '/x', '/~', '/x/y'].map(it => below + it)
  const prefix = textAt(uri, 'prefix')
  if (prefix !== undefined)
    return unique(['', 'x', '/x', '~', '/x/y'].map(it => prefix + it).concat(prefix.toUpperCase()))
  const regex = textAt(uri, 'regex')
  return regex === undefined ? ['/'] : regexSamples(regex)
}

/** Paths that other routes nearly ask for: where a route takes what they leave. */
function nearMisses(routes: readonly HttpRoute[]): string[] {
  return routes.slice(0, 5).flatMap(({ match }) => {
    const uri = match && mapAt(match, 'uri')
    const text = uri && (textAt(uri, 'exact') ?? textAt(uri, 'prefix') ?? textAt(uri, 'segmentPrefix'))
    return text ? [`${text}x`, text] : []
  })
}

const usualMethods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS']

function methodsOf(match: JsonMap): string[] {
  const method = field(match, 'method')
  if (!isMap(method)) return ['GET', 'POST', 'DELETE', 'PROPFIND']
  const exact = textAt(method, 'exact')
  if (exact !== undefined) return [exact]
  const prefix = textAt(method, 'prefix')
  if (prefix !== undefined) return usualMethods.filter(it => it.startsWith(prefix))
  const regex = textAt(method, 'regex')
  return regex === undefined ? ['GET'] : usualMethods.filter(it => matchesWhole(regex, it))
}

function queriesOf(match: JsonMap): string[] {
  const pairs = Object.entries(mapAt(match, 'queryParams')).map(
    ([name, condition]) => `${name}=${textsFor(condition, ['', 'a'])[0] ?? ''}`,
  )
  return [pairs.length > 0 ? `?${pairs.join('&')}` : '']
}

/** The headers it asks for; then those as well that keep other routes away by their own `withoutHeaders`. */
function headersOf(match: JsonMap, { routes }: VirtualHost): Record<string, string>[] {
  const wanted = Object.entries(mapAt(match, 'headers')).filter(
    ([name]) => !name.startsWith(':') && name.toLowerCase() !== 'host',
  )
  const base = Object.fromEntries(
    wanted.map(([name, condition]) => [name, textsFor(condition, ['a', '1'])[0] ?? '']),
  )
  const filled = { ...base }
  for (const [name, condition] of Object.entries(mapAt(match, 'withoutHeaders')))
    if (textsFor(condition, ['']).includes('')) filled[name] = 'other'
  const against: Record<string, string> = {}
  for (const { match: other } of routes.slice(0, 20))
    for (const [name, condition] of Object.entries(other ? mapAt(other, 'withoutHeaders') : {}))
      against[name] ??= textsFor(condition, ['a'])[0] ?? 'a'
  const richest = Object.fromEntries(
    wanted.map(([name, condition]) => [name, textsFor(condition, ['a', '1']).at(-1) ?? '']),
  )
  return uniqueJson([base, filled, { ...against, ...filled }, richest])
}

/** Texts that meet a condition; `free` are tried where it asks for presence alone. */
function textsFor(condition: Json, free: readonly string[]): string[] {
  if (!isMap(condition)) return [...free]
  const exact = textAt(condition, 'exact')
  if (exact !== undefined) return [exact]
  const prefix = textAt(condition, 'prefix')
  if (prefix !== undefined) return [prefix, `${prefix}x`]
  const regex = textAt(condition, 'regex')
  return regex === undefined ? [...free] : regexSamples(regex)
}

function unique(all: readonly string[]): string[] {
  return [...new Set(all)]
}

function uniqueJson<T>(all: readonly T[]): T[] {
  const seen = new Set<string>()
  return all.filter(it => {
    const key = JSON.stringify(it)
    return !seen.has(key) && seen.add(key)
  })
}
