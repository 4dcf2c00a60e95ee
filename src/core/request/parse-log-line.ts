import type { ParsedRequest } from './parsed-request.ts'
import type { Request } from './request.ts'

/** What of a line of an access log says where its request went. */
interface Logged {
  readonly method: string
  readonly path: string
  readonly protocol: string
  readonly authority: string
  readonly userAgent: string
  readonly local: string
  readonly serverName: string
}

/** The request of an Envoy access-log line, in Istio's default text format or as JSON. Undefined for anything else. */
export function parseLogLine(text: string): ParsedRequest | undefined {
  const logged = text.startsWith('{') ? readJson(text) : readText(text)
  return logged && requestOf(logged)
}

function requestOf({
  method,
  path,
  protocol,
  authority,
  userAgent,
  local,
  serverName,
}: Logged): ParsedRequest | undefined {
  const port = Number(/:(\d{1,5})$/.exec(local)?.[1] ?? Number.NaN)
  if (!(port >= 1 && port <= 65535)) return undefined
  const isTls = serverName !== '' && serverName !== '-'
  const sni = isTls ? { sni: serverName } : {}
  const tls = isTls ? 'TLS' : 'none'
  if (method === '' || method === '-')
    return { source: 'log', portOf: 'workload', request: { port, protocol: 'tcp', tls, ...sni } }
  const request: Request = {
    port,
    protocol: protocol.startsWith('HTTP/2') || protocol.startsWith('HTTP/3') ? 'http2' : 'http',
    tls,
    ...sni,
    method,
    host: authority === '-' ? '' : authority,
    path: path === '-' ? '/' : path,
    ...(userAgent !== '' && userAgent !== '-' && { headers: { 'user-agent': userAgent } }),
  }
  return { source: 'log', portOf: 'workload', request }
}

/**
 * The default format: `[time] "METHOD PATH PROTOCOL" code flags … "x-forwarded-for" "user-agent" "request-id"
 * "authority" "upstream" cluster upstream-local downstream-local downstream-remote server-name route-name`.
 */
function readText(text: string): Logged | undefined {
  const start = /\[\d{4}-\d\d-\d\dT[^\]]{1,40}\]\s+(.*)$/.exec(text)?.[1]
  if (start === undefined) return undefined
  const fields = [...start.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(it => it[1] ?? it[2] ?? '')
  // The reason of a broken upstream is quoted, all else before the quoted four is single words.
  if (fields.length < 16) return undefined
  const [first = ''] = fields
  const line = /^(\S+) (.*) (HTTP\/[\d.]+)$/.exec(first)
  const tail = fields.slice(-6)
  return {
    method: line?.[1] ?? '',
    path: line?.[2] ?? '',
    protocol: line?.[3] ?? '',
    authority: fields.at(-8) ?? '',
    userAgent: fields.at(-10) ?? '',
    local: tail[2] ?? '',
    serverName: tail[4] ?? '',
  }
}

function readJson(text: string): Logged | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  const own = new Map(Object.entries(value))
  const textOf = (name: string) => {
    const it = own.get(name)
    return typeof it === 'string' ? it : ''
  }
  return {
    method: textOf('method'),
    path: textOf('path'),
    protocol: textOf('protocol'),
    authority: textOf('authority'),
    userAgent: textOf('user_agent'),
    local: textOf('downstream_local_address'),
    serverName: textOf('requested_server_name'),
  }
}
