import { joinHeaders } from './join-headers.ts'
import type { ParsedRequest } from './parsed-request.ts'
import { isAddress, readUrl } from './read-url.ts'

/**
 * An HTTP/1 request as it goes over the wire: `GET /cart HTTP/1.1` and its headers, a line each. Without a scheme it is
 * plain, unless its Host names port 443. Undefined for anything else.
 */
export function parseMessage(text: string): ParsedRequest | undefined {
  const [first = '', ...rest] = text.split(/\r?\n/, 200)
  const [, method = '', target = '', version = ''] =
    /^([A-Za-z-]{1,32}) (\S+) HTTP\/([\d.]+)$/.exec(first.trim()) ?? []
  if (method === '') return undefined
  const blank = rest.findIndex(it => it.trim() === '')
  const lines = (blank < 0 ? rest : rest.slice(0, blank)).flatMap((it): [string, string][] => {
    const colon = it.indexOf(':', 1)
    return colon > 0 ? [[it.slice(0, colon).trim(), it.slice(colon + 1).trim()]] : []
  })
  const isHost = (name: string) => name.toLowerCase() === 'host' || name.toLowerCase() === ':authority'
  const host = lines.find(([name]) => isHost(name))?.[1]
  const url = readUrl(
    /^[a-z]+:\/\//i.test(target) ? target : `${addressOf(host)}${target.startsWith('/') ? target : '/'}`,
  )
  if (!url || (url.scheme !== 'http' && url.scheme !== 'https')) return undefined
  const isTls = url.scheme === 'https'
  const headers = joinHeaders(lines.filter(([name]) => !isHost(name) && !name.startsWith(':')))
  return {
    source: 'url',
    portOf: 'service',
    request: {
      port: url.port,
      protocol: version.startsWith('2') ? 'http2' : 'http',
      tls: isTls ? 'TLS' : 'none',
      ...(isTls && { sni: isAddress(url.hostname) ? '' : url.hostname }),
      method,
      host: host ?? url.authority,
      path: url.path,
      ...(headers && { headers }),
    },
  }
}

function addressOf(host: string | undefined): string {
  if (!host) return 'http://192.0.2.1'
  return host.endsWith(':443') ? `https://${host}` : `http://${host}`
}
