/** What Istio's protocols have in common. Names are compared in any letter case. */
const known = new Set([
  'tcp',
  'udp',
  'grpc',
  'grpc-web',
  'http',
  'http_proxy',
  'http2',
  'https',
  'tls',
  'mongo',
  'redis',
  'mysql',
])
const httpLike = new Set(['http', 'http2', 'http_proxy', 'grpc', 'grpc-web'])

/** Whether Istio knows a port's protocol. */
export function isKnownProtocol(protocol: string): boolean {
  return known.has(protocol.toLowerCase())
}

/** Plain HTTP in one of its forms. */
export function isHttpLike(protocol: string): boolean {
  return httpLike.has(protocol.toLowerCase())
}

/** TLS on the wire, with HTTP inside or anything. */
export function isTlsLike(protocol: string): boolean {
  const name = protocol.toLowerCase()
  return name === 'https' || name === 'tls'
}
