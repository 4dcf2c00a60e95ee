import type { Json } from '../yaml/source-document.ts'

/** What a new resource of a kind begins with: valid as it is, and each value there to be changed. */
export interface Template {
  readonly apiVersion: string
  /** The name where none is given. */
  readonly name: string
  spec(name: string): Json
}

/** The template of a kind, by its key, or undefined for a kind that has none. A policy begins with the labels of one workload, so that it is not for all. */
export function templateOf(kind: string): Template | undefined {
  return Object.hasOwn(templates, kind) ? templates[kind] : undefined
}

const networking = 'networking.istio.io/v1'
const gatewayApi = 'gateway.networking.k8s.io/v1'
const security = 'security.istio.io/v1'

const workload = { matchLabels: { app: 'web' } }

const templates: Readonly<Record<string, Template>> = {
  Gateway: {
    apiVersion: networking,
    name: 'gateway',
    spec: () => ({
      selector: { istio: 'ingressgateway' },
      servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] }],
    }),
  },
  VirtualService: {
    apiVersion: networking,
    name: 'routes',
    spec: () => ({
      hosts: ['www.example.com'],
      http: [{ route: [{ destination: { host: 'web' } }] }],
    }),
  },
  DestinationRule: {
    apiVersion: networking,
    name: 'web',
    spec: name => ({
      host: name,
      subsets: [
        { name: 'v1', labels: { version: 'v1' } },
        { name: 'v2', labels: { version: 'v2' } },
      ],
    }),
  },
  ServiceEntry: {
    apiVersion: networking,
    name: 'api',
    spec: () => ({
      hosts: ['api.example.com'],
      location: 'MESH_EXTERNAL',
      ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
      resolution: 'DNS',
    }),
  },
  Service: {
    apiVersion: 'v1',
    name: 'web',
    spec: name => ({
      selector: { app: name },
      ports: [{ name: 'http', port: 80, targetPort: 8080 }],
    }),
  },
  AuthorizationPolicy: {
    apiVersion: security,
    name: 'readers',
    spec: () => ({
      selector: workload,
      action: 'ALLOW',
      rules: [{ to: [{ operation: { methods: ['GET'] } }] }],
    }),
  },
  PeerAuthentication: {
    apiVersion: security,
    name: 'mutual-tls',
    spec: () => ({ selector: workload, mtls: { mode: 'STRICT' } }),
  },
  RequestAuthentication: {
    apiVersion: security,
    name: 'tokens',
    spec: () => ({
      selector: workload,
      jwtRules: [{ issuer: 'https://login.example.com', jwksUri: 'https://login.example.com/keys' }],
    }),
  },
  Sidecar: {
    apiVersion: networking,
    name: 'calls',
    spec: () => ({
      workloadSelector: { labels: workload.matchLabels },
      egress: [{ hosts: ['./*', 'istio-system/*'] }],
    }),
  },
  EnvoyFilter: {
    apiVersion: 'networking.istio.io/v1alpha3',
    name: 'connect-timeout',
    spec: () => ({
      workloadSelector: { labels: workload.matchLabels },
      configPatches: [
        {
          applyTo: 'CLUSTER',
          match: { context: 'SIDECAR_OUTBOUND' },
          patch: { operation: 'MERGE', value: { connect_timeout: '5s' } },
        },
      ],
    }),
  },
  WasmPlugin: {
    apiVersion: 'extensions.istio.io/v1alpha1',
    name: 'plugin',
    spec: () => ({ selector: workload, url: 'oci://registry.example.com/plugin:1.0' }),
  },
  TrafficExtension: {
    apiVersion: 'extensions.istio.io/v1alpha1',
    name: 'extension',
    spec: () => ({
      selector: workload,
      lua: {
        inlineCode: 'function envoy_on_request(handle)\n  handle:headers():add("x-seen", "yes")\nend\n',
      },
    }),
  },
  Telemetry: {
    apiVersion: 'telemetry.istio.io/v1',
    name: 'access-log',
    spec: () => ({ selector: workload, accessLogging: [{ providers: [{ name: 'envoy' }] }] }),
  },
  ProxyConfig: {
    apiVersion: 'networking.istio.io/v1beta1',
    name: 'proxies',
    spec: () => ({ selector: workload, concurrency: 2 }),
  },
  'Gateway.gateway.networking.k8s.io': {
    apiVersion: gatewayApi,
    name: 'gateway',
    spec: () => ({
      gatewayClassName: 'istio',
      listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }],
    }),
  },
  HTTPRoute: {
    apiVersion: gatewayApi,
    name: 'routes',
    spec: () => ({
      parentRefs: [{ name: 'gateway' }],
      hostnames: ['www.example.com'],
      rules: [
        {
          matches: [{ path: { type: 'PathPrefix', value: '/' } }],
          backendRefs: [{ name: 'web', port: 80 }],
        },
      ],
    }),
  },
  GRPCRoute: {
    apiVersion: gatewayApi,
    name: 'calls',
    spec: () => ({
      parentRefs: [{ name: 'gateway' }],
      hostnames: ['grpc.example.com'],
      rules: [{ matches: [{ method: { service: 'shop.Cart' } }], backendRefs: [{ name: 'web', port: 80 }] }],
    }),
  },
  TLSRoute: {
    apiVersion: gatewayApi,
    name: 'connections',
    spec: () => ({
      parentRefs: [{ name: 'gateway' }],
      hostnames: ['db.example.com'],
      rules: [{ backendRefs: [{ name: 'database', port: 443 }] }],
    }),
  },
  TCPRoute: {
    apiVersion: gatewayApi,
    name: 'connections',
    spec: () => ({
      parentRefs: [{ name: 'gateway' }],
      rules: [{ backendRefs: [{ name: 'database', port: 5432 }] }],
    }),
  },
  ReferenceGrant: {
    apiVersion: 'gateway.networking.k8s.io/v1beta1',
    name: 'routes',
    spec: () => ({
      from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'default' }],
      to: [{ group: '', kind: 'Service' }],
    }),
  },
  ListenerSet: {
    apiVersion: gatewayApi,
    name: 'listeners',
    spec: () => ({
      parentRef: { name: 'gateway' },
      listeners: [{ name: 'http', port: 8080, protocol: 'HTTP' }],
    }),
  },
  BackendTLSPolicy: {
    apiVersion: gatewayApi,
    name: 'web',
    spec: name => ({
      targetRefs: [{ group: '', kind: 'Service', name }],
      validation: { hostname: 'web.example.com', wellKnownCACertificates: 'System' },
    }),
  },
  GatewayClass: {
    apiVersion: gatewayApi,
    name: 'istio',
    spec: () => ({ controllerName: 'istio.io/gateway-controller' }),
  },
}
