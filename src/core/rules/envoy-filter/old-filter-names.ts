const names =
  'buffer cors csrf http_dynamo_filter ext_authz fault grpc_http1_bridge grpc_json_transcoder grpc_web gzip health_check ' +
  'ip_tagging lua rate_limit router squash client_ssl_auth http_connection_manager mongo_proxy ratelimit redis_proxy tcp_proxy'
const ofListeners = 'http_inspector original_dst original_src proxy_protocol tls_inspector'

const old = new Set([
  ...names.split(' ').map(it => `envoy.${it}`),
  ...ofListeners.split(' ').map(it => `envoy.listener.${it}`),
])

/** Whether a filter's name is one that Envoy has given up, as Istio's pkg/config/xds lists them. */
export function isOldFilterName(name: string): boolean {
  return old.has(name)
}
