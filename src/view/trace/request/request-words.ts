import { type Request, sniOf } from '../../../core/request/request.ts'

/** What was understood of a request, in a line: `GET shop.example.com/cart · port 443 · TLS, SNI shop.example.com`. */
export function requestWords(request: Request): string {
  const headers = Object.values(request.headers ?? {}).flat().length
  const line =
    request.protocol === 'tcp'
      ? 'bytes'
      : `${request.method ?? 'GET'} ${request.host || '(no Host)'}${request.path ?? '/'}`
  return [
    line,
    `port ${request.port}`,
    tlsWords(request),
    request.protocol === 'http2' && 'HTTP/2',
    headers > 0 && `${headers} ${headers === 1 ? 'header' : 'headers'}`,
  ]
    .filter(Boolean)
    .join(' · ')
}

function tlsWords(request: Request): string {
  if (request.tls === 'none') return 'no TLS'
  const sni = sniOf(request)
  return `${request.tls === 'mTLS' ? 'TLS with client certificate' : 'TLS'}, ${sni ? `SNI ${sni}` : 'no SNI'}`
}
