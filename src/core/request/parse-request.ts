import { parseCurl } from './parse-curl.ts'
import { parseLogLine } from './parse-log-line.ts'
import { parseMessage } from './parse-message.ts'
import { parseOpenssl } from './parse-openssl.ts'
import type { ParsedRequest } from './parsed-request.ts'
import { isAddress, readUrl } from './read-url.ts'
import type { Request } from './request.ts'
import { quoteWord } from './shell-words.ts'

/** Longer texts are no request. */
const maxLength = 65536

/**
 * The request of a `curl` command, a URL (with a method before it or not), the text of an HTTP request, an
 * `openssl s_client` command, or a line of Envoy's access log. Undefined for anything else; never throws.
 */
export function parseRequest(text: string): ParsedRequest | undefined {
  const trimmed = text.trim()
  if (trimmed === '' || trimmed.length > maxLength) return undefined
  // Before it may stand a prompt, variables, or what runs it elsewhere: `kubectl exec shell -- curl …`.
  if (/^([^\n'"{[]*\s)?([^\s'"{[]*\/)?curl(\.exe)?\s/.test(trimmed)) return parseCurl(trimmed)
  return parseOpenssl(trimmed) ?? parseMessage(trimmed) ?? parseLogLine(trimmed) ?? parsePlain(trimmed)
}

function parsePlain(text: string): ParsedRequest | undefined {
  const [, first, address = ''] = /^(?:([A-Za-z-]{1,32})\s+)?(\S+)$/.exec(text) ?? []
  const method = first === 'wget' ? 'GET' : first
  const url = readUrl(address)
  if (!url || !/[.:/]/.test(address)) return undefined
  const isTls = url.scheme === 'https' || url.scheme === 'tls'
  const connection = {
    port: url.port,
    tls: isTls ? 'TLS' : 'none',
    ...(isTls && { sni: isAddress(url.hostname) ? '' : url.hostname }),
  } as const
  if (url.scheme === 'tcp' || url.scheme === 'tls')
    return url.port === 0
      ? undefined
      : { source: 'url', portOf: 'service', request: { ...connection, protocol: 'tcp', host: url.hostname } }
  return {
    source: 'url',
    portOf: 'service',
    request: {
      ...connection,
      protocol: 'http',
      method: method ?? 'GET',
      host: url.authority,
      path: url.path,
    },
  }
}

/** A request as a `curl` command that makes it; for bytes, a `tcp` or `tls` URL. `parseRequest` reads it back. */
export function formatRequest(request: Request): string {
  const host = request.host ?? ''
  if (request.protocol === 'tcp')
    return `${request.tls === 'none' ? 'tcp' : 'tls'}://${request.sni || nameOf(host) || 'gateway'}:${request.port}`
  const isTls = request.tls !== 'none'
  const scheme = isTls ? 'https' : 'http'
  const usual = isTls ? 443 : 80
  const name = isTls ? (request.sni ?? nameOf(host)) || '192.0.2.1' : nameOf(host) || '192.0.2.1'
  const address = request.port === usual ? name : `${name}:${request.port}`
  const words = ['curl']
  if (request.tls === 'mTLS') words.push('--cert', 'client.pem')
  if (request.protocol === 'http2') words.push('--http2')
  const method = request.method ?? 'GET'
  if (method !== 'GET') words.push('-X', method)
  if (host !== address) words.push('-H', `Host: ${host}`)
  for (const [key, value] of Object.entries(request.headers ?? {}))
    for (const it of [value].flat()) words.push('-H', it === '' ? `${key};` : `${key}: ${it}`)
  const path = request.path ?? '/'
  words.push(`${scheme}://${address}${path.startsWith('/') ? path : `/${path}`}`)
  return words.map(quoteWord).join(' ')
}

function nameOf(host: string): string {
  return host.replace(/:\d*$/, '')
}
