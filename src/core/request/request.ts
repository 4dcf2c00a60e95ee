/** A request as a client sends it to a gateway workload. */
export interface Request {
  /** The workload's port, not the Service's. */
  readonly port: number
  /** The address it arrives at; only servers with a `bind` tell addresses apart. */
  readonly address?: string
  readonly protocol: 'http' | 'http2' | 'tcp'
  /** `mTLS` offers a client certificate. */
  readonly tls: 'none' | 'TLS' | 'mTLS'
  /** Absent: the Host without its port. Empty: none is sent. */
  readonly sni?: string
  /** Comma separated. Absent: what clients of the protocol offer. */
  readonly alpn?: string
  readonly method?: string
  /** The Host header as sent, with a port where there is one. */
  readonly host?: string
  /** With query and fragment. */
  readonly path?: string
  readonly headers?: { readonly [name: string]: string | readonly string[] }
}

/** The server name a client sends, in lower case; empty for none. */
export function sniOf(request: Request): string {
  if (request.tls === 'none') return ''
  const name = request.sni ?? withoutPort(request.host ?? '')
  return name.toLowerCase().replace(/\.$/, '')
}

/** The protocols a client offers in the handshake. */
export function alpnOf(request: Request): readonly string[] {
  if (request.tls === 'none') return []
  const offered = request.alpn ?? defaultAlpn[request.protocol]
  return offered.split(',').filter(it => it !== '')
}

const defaultAlpn = { http: 'http/1.1', http2: 'h2,http/1.1', tcp: '' }

/** A Host without its port: everything from the last colon on is cut, but not inside the brackets of an IPv6 address. */
export function withoutPort(host: string): string {
  const colon = host.lastIndexOf(':')
  return colon < 0 || host.indexOf(']', colon) >= 0 ? host : host.slice(0, colon)
}

/** A request target as Envoy looks at it. */
export interface Target {
  /** Normalised, without query and fragment. */
  readonly path: string
  /** With its question mark; empty for none. */
  readonly query: string
}

/**
 * The target after Envoy's path normalisation, or undefined where it answers 400: dot segments are resolved, backslashes
 * turned, unreserved characters decoded, a few others escaped. Double slashes and `%2F` stay. A fragment is dropped.
 */
export function normalizeTarget(raw: string): Target | undefined {
  const withoutFragment = raw.split('#', 1)[0] ?? ''
  const mark = withoutFragment.indexOf('?')
  const query = mark < 0 ? '' : withoutFragment.slice(mark)
  const path = mark < 0 ? withoutFragment : withoutFragment.slice(0, mark)
  if (/[^\x21-\x7e]/.test(path) || /%00/.test(path)) return undefined
  const slashed = path.replaceAll('\\', '/')
  return {
    path: resolveDots(slashed.startsWith('/') ? slashed : `/${slashed}`).replace(
      /["<>^`{|}]/g,
      escapeCharacter,
    ),
    query,
  }
}

function resolveDots(path: string): string {
  const kept: string[] = []
  const segments = path.split('/').slice(1)
  segments.forEach((segment, i) => {
    const decoded = segment.replace(/%[0-9a-f]{2}/gi, decodeUnreserved)
    const last = i === segments.length - 1
    // With a parameter behind them dots count only where they were written as dots.
    const dots = /^(\.\.?)$/.exec(decoded)?.[1] ?? /^(\.\.?);/.exec(segment)?.[1]
    if (dots === undefined) kept.push(decoded)
    else {
      if (dots === '..') kept.pop()
      if (last) kept.push('')
    }
  })
  return `/${kept.join('/')}`
}

function decodeUnreserved(encoded: string): string {
  const character = String.fromCharCode(Number.parseInt(encoded.slice(1), 16))
  return /[A-Za-z0-9\-._~]/.test(character) ? character : encoded
}

function escapeCharacter(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}

const methods = new Set(
  (
    'ACL BIND CHECKOUT CONNECT COPY DELETE GET HEAD LINK LOCK MERGE MKACTIVITY MKCALENDAR MKCOL MOVE MSEARCH M-SEARCH NOTIFY ' +
    'OPTIONS PATCH POST PROPFIND PROPPATCH PURGE PUT REBIND REPORT SEARCH SOURCE SUBSCRIBE TRACE UNBIND UNLINK UNLOCK UNSUBSCRIBE'
  ).split(' '),
)

/** Whether Envoy's HTTP/1 parser takes a method; HTTP/2 takes any. */
export function isKnownMethod(method: string): boolean {
  return methods.has(method)
}
