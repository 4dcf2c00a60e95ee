/** The protocols Istio knows, in lower case. */
const protocols = [
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
]
const httpLike = ['http', 'http2', 'http_proxy', 'grpc', 'grpc-web']
const tlsLike = ['https', 'tls']
const tcpLike = ['tcp', 'https', 'tls', 'mongo', 'redis', 'mysql']

/** Whether Istio knows a protocol; case does not matter. The empty text is none. */
export function isProtocol(text: string): boolean {
  return protocols.includes(text.toLowerCase())
}

/** Whether a port of this protocol carries plain HTTP, HTTP/2 or gRPC. */
export function isHttpProtocol(text: string): boolean {
  return httpLike.includes(text.toLowerCase())
}

/** Whether a port of this protocol carries TLS: HTTPS or TLS. */
export function isTlsProtocol(text: string): boolean {
  return tlsLike.includes(text.toLowerCase())
}

/** Whether Istio treats a port of this protocol as TCP; HTTPS and TLS count. */
export function isTcpProtocol(text: string): boolean {
  return tcpLike.includes(text.toLowerCase())
}
