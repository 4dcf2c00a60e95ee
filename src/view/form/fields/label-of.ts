/** `httpsRedirect` → `HTTPS redirect`: a field's name as a label. The YAML name stays visible in its help. */
export function labelOf(field: string): string {
  const known = Object.hasOwn(labels, field) ? labels[field] : undefined
  if (known) return known
  const words = field
    .replace(/_/g, ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const labels: Readonly<Record<string, string>> = {
  number: 'Port number',
  tls: 'TLS',
  http: 'HTTP rules',
  tcp: 'TCP rules',
  uri: 'Path',
  uriRegexRewrite: 'Path by regular expression',
  match: 'Conditions',
  route: 'Destinations',
  sni: 'SNI',
  sniHosts: 'SNI hosts',
  httpsRedirect: 'HTTPS redirect',
  caCertificates: 'CA certificates',
  caCertCredentialName: 'CA credential name',
  caCrl: 'CA revocation list',
  verifyCertificateSpki: 'Verify certificate SPKI',
  minProtocolVersion: 'Lowest TLS version',
  maxProtocolVersion: 'Highest TLS version',
  ecdhCurves: 'ECDH curves',
  corsPolicy: 'CORS',
  cors: 'CORS',
  parentRefs: 'Parents',
  parentRef: 'Parent',
  backendRefs: 'Backends',
  backendRef: 'Backend',
  targetRefs: 'Targets',
  certificateRefs: 'Certificates',
  caCertificateRefs: 'CA certificates',
  wellKnownCACertificates: 'Certificates of the system',
  parametersRef: 'Parameters',
  extensionRef: 'Extension',
  gatewayClassName: 'Gateway class',
  statusCode: 'Status',
  urlRewrite: 'Rewrite',
  requestHeaderModifier: 'Request headers',
  responseHeaderModifier: 'Response headers',
  requestMirror: 'Mirror',
  requestRedirect: 'Redirect',
  httpStatus: 'HTTP status',
  grpcStatus: 'gRPC status',
  redirectCode: 'Status',
  queryParams: 'Query parameters',
  withoutHeaders: 'Without headers',
  ignoreUriCase: 'Ignore path case',
  exportTo: 'Export to',
  fixedDelay: 'Delay',
  tcpKeepalive: 'TCP keepalive',
  http2MaxRequests: 'HTTP/2 max requests',
  h2UpgradePolicy: 'HTTP/2 upgrade policy',
  idleTimeout: 'Idle timeout',
  selector: 'Workloads with labels',
  perTryTimeout: 'Timeout of a try',
  retryOn: 'Retry on',
}
