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

interface AddableKind {
  readonly kind: string
  /** A sentence for where there is room for one. */
  readonly doc: string
}
