import { formatRequest } from '../request/parse-request.ts'
import { memberOf } from './member-of.ts'
import type { SavedRequest } from './saved-request.ts'

/** Requests that a file may come to: its cases multiply hosts, methods and paths. */
const mostRequests = 10_000

/** What else a case may assert. It is not compared here, and the name of the request says so. */
const uncompared = ['rewrite', 'fault', 'headers', 'delegate'] as const

/**
 * The test cases of istio-config-validator (github.com/getyourguide/istio-config-validator, docs/test-cases.md) as saved requests:
 * one for each host, method and path of a case, which ends at the case's destinations or redirect, or must not where `wantMatch`
 * is not true. A case names neither port nor TLS; `scheme` does. Undefined where a case is anything else.
 */
export function readValidatorCases(value: unknown, scheme: 'https' | 'http'): SavedRequest[] | undefined {
  const cases = memberOf(value, 'testCases')
  if (!Array.isArray(cases)) return undefined
  const requests: SavedRequest[] = []
  for (const it of cases) {
    const read = readCase(it, scheme)
    if (!read || requests.length + read.length > mostRequests) return undefined
    requests.push(...read)
  }
  return requests
}

function readCase(value: unknown, scheme: 'https' | 'http'): SavedRequest[] | undefined {
  const given = memberOf(value, 'request')
  const hosts = textsOf(memberOf(given, 'authority'), undefined)
  const methods = textsOf(memberOf(given, 'method'), 'GET')
  const paths = textsOf(memberOf(given, 'uri'), '/')
  if (!hosts || !methods || !paths || hosts.length * methods.length * paths.length > mostRequests)
    return undefined
  const headers = headersOf(memberOf(given, 'headers'))
  const tls = scheme === 'https' ? 'TLS' : 'none'
  const description = memberOf(value, 'description')
  return paths.flatMap(path =>
    hosts.flatMap(host =>
      methods.map(method => {
        const sni = tls === 'TLS' ? { sni: host.replace(/:\d+$/, '') } : {}
        const port = scheme === 'https' ? 443 : 80
        const sent = { protocol: 'http', port, tls, ...sni, method, host, path, headers } as const
        const expect = expectationOf(value, { scheme, host })
        return {
          name: [
            typeof description === 'string' ? `${description}:` : '',
            method,
            host + path,
            notComparedWords(value),
          ]
            .filter(Boolean)
            .join(' '),
          request: formatRequest(sent),
          ...(expect !== undefined && { expect }),
        }
      }),
    ),
  )
}

function expectationOf(
  value: unknown,
  sent: { readonly scheme: string; readonly host: string },
): string | undefined {
  const wanted = redirectOf(memberOf(value, 'redirect'), sent) ?? routeOf(memberOf(value, 'route'))
  if (wanted === undefined) return undefined
  // The tool reads an absent `wantMatch` as false.
  return memberOf(value, 'wantMatch') === true ? wanted : `not ${wanted}`
}

/** `reviews:9080 v2 80%, reviews:9080 v3 20%`; the share keeps out further destinations. */
function routeOf(route: unknown): string | undefined {
  if (!Array.isArray(route) || route.length === 0) return undefined
  const weights = route.map(it => Math.max(0, Number(memberOf(it, 'weight') ?? 0) || 0))
  const sum = weights.reduce((total, it) => total + it, 0)
  const words = route.map((it, i) => {
    const destination = memberOf(it, 'destination')
    const host = memberOf(destination, 'host')
    const port = memberOf(memberOf(destination, 'port'), 'number')
    const subset = memberOf(destination, 'subset')
    const share = route.length === 1 ? 1 : sum > 0 ? weights[i]! / sum : 0
    if (typeof host !== 'string' || (route.length > 1 && share === 0)) return undefined
    const where = typeof port === 'number' && port > 0 ? `${host}:${port}` : host
    return [where, typeof subset === 'string' ? subset : '', `${Math.round(share * 1000) / 10}%`]
      .filter(Boolean)
      .join(' ')
  })
  return words.filter(it => it !== undefined).join(', ') || undefined
}

/** `302 https://www.example.com/new`, as far as the case says it. */
function redirectOf(
  redirect: unknown,
  { scheme, host }: { readonly scheme: string; readonly host: string },
): string | undefined {
  if (typeof redirect !== 'object' || redirect === null) return undefined
  const [to, authority, uri, code] = ['scheme', 'authority', 'uri', 'redirectCode'].map(it =>
    memberOf(redirect, it),
  )
  const address = `${to || scheme}://${authority || host}${typeof uri === 'string' ? uri : ''}`
  const isOpen = ['port', 'derivePort'].some(it => memberOf(redirect, it) !== undefined)
  return [typeof code === 'number' && code > 0 ? code : 301, isOpen ? '' : address].filter(Boolean).join(' ')
}

function notComparedWords(value: unknown): string {
  const found = uncompared.filter(it => memberOf(value, it) !== undefined)
  return found.length > 0 ? `(${found.join(', ')} not compared)` : ''
}

/** A list of texts; of nothing, the one that is usual. */
function textsOf(value: unknown, usual: string | undefined): string[] | undefined {
  if (value === undefined || value === null) return usual === undefined ? undefined : [usual]
  const texts = Array.isArray(value) ? value : [value]
  return texts.length > 0 && texts.every(it => typeof it === 'string') ? texts : undefined
}

function headersOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key.toLowerCase(), String(it)]))
}
