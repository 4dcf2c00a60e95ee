/** What the drawing is built of, in the order in which one builds: the way in, the routes, what they lead to. */
export const addableKinds = [
  { kind: 'Gateway', doc: 'Ports and hosts where traffic enters.', key: 'G' },
  { kind: 'VirtualService', doc: 'Rules that route requests for hosts to services.', key: 'V' },
  { kind: 'DestinationRule', doc: 'Subsets of a service, and policies for calls to it.', key: 'D' },
  { kind: 'ServiceEntry', doc: 'A service outside the mesh, added to its registry.', key: 'E' },
  { kind: 'Service', doc: 'A Kubernetes service that routes send traffic to.', key: 'S' },
] as const satisfies readonly (AddableKind & {
  /** Adds it while the canvas has the keyboard. */
  readonly key: string
})[]

/** What applies to boxes that are there: it is added by name, not dragged from the palette. */
export const addablePolicies = [
  { kind: 'AuthorizationPolicy', doc: 'Who may send which requests to a workload.' },
  { kind: 'PeerAuthentication', doc: 'Whether a workload accepts plain text or mutual TLS.' },
  { kind: 'RequestAuthentication', doc: 'Which tokens of requests are accepted.' },
  { kind: 'Sidecar', doc: 'What the workloads of a namespace may call.' },
  { kind: 'EnvoyFilter', doc: 'A change to the configuration that Envoy gets.' },
  { kind: 'WasmPlugin', doc: 'A WebAssembly module in the proxies.' },
  { kind: 'TrafficExtension', doc: 'A WebAssembly module or a Lua script in the proxies.' },
  { kind: 'Telemetry', doc: 'Access logs, metrics and traces of a workload.' },
  { kind: 'ProxyConfig', doc: 'Settings of the proxies.' },
] as const satisfies readonly AddableKind[]

/** The Kubernetes Gateway API, which does the same as Istio's own kinds and beside them. */
export const addableGatewayApi = [
  {
    kind: 'Gateway.gateway.networking.k8s.io',
    doc: 'Listeners where traffic enters; Istio runs the gateway.',
    key: 'Shift+G',
  },
  { kind: 'HTTPRoute', doc: 'Rules that route HTTP requests to services.', key: 'Shift+V' },
  { kind: 'GRPCRoute', doc: 'Rules that route gRPC calls to services.' },
  { kind: 'TLSRoute', doc: 'Where TLS connections go, by SNI.' },
  { kind: 'TCPRoute', doc: 'Where TCP connections go.' },
  { kind: 'ReferenceGrant', doc: 'Lets other namespaces refer to what is in this one.' },
  { kind: 'ListenerSet', doc: 'More listeners for a Gateway.' },
  { kind: 'BackendTLSPolicy', doc: 'TLS between a gateway and a service.' },
  { kind: 'GatewayClass', doc: 'Whose the Gateways of a class are.' },
] as const satisfies readonly (AddableKind & { readonly key?: string })[]

/** Those that are drawn as Istio's Gateway and VirtualService are: with Shift, the same keys add them. */
export const drawnGatewayApi = addableGatewayApi.filter(it => 'key' in it)

/** The others, which menus have. */
export const furtherGatewayApi = addableGatewayApi.filter(it => !('key' in it))

interface AddableKind {
  /** The key of the kind: `Gateway` is Istio's. */
  readonly kind: string
  /** A sentence for where there is room for one. */
  readonly doc: string
}
