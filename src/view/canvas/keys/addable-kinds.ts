/** What can be added, in the order in which one builds: the way in, the routes, what they lead to. */
export const addableKinds = [
  { kind: 'Gateway', doc: 'Ports and hosts where traffic enters.', key: 'G' },
  { kind: 'VirtualService', doc: 'Rules that route requests for hosts to services.', key: 'V' },
  { kind: 'DestinationRule', doc: 'Subsets of a service, and policies for calls to it.', key: 'D' },
  { kind: 'ServiceEntry', doc: 'A service outside the mesh, added to its registry.', key: 'E' },
  { kind: 'Service', doc: 'A Kubernetes service that routes send traffic to.', key: 'S' },
] as const satisfies readonly {
  readonly kind: string
  /** A sentence for where there is room for one. */
  readonly doc: string
  /** Adds it while the canvas has the keyboard. */
  readonly key: string
}[]
