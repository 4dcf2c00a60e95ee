/** What can be added, in the order in which one builds: the way in, the routes, what they lead to. */
export const addableKinds = [
  { kind: 'Gateway', doc: 'Ports and hosts at which traffic comes in.', key: 'G' },
  { kind: 'VirtualService', doc: 'Rules that lead requests for hosts to services.', key: 'V' },
  { kind: 'DestinationRule', doc: 'Subsets of a service, and how it is called.', key: 'D' },
  { kind: 'ServiceEntry', doc: 'A service outside the mesh, made known to it.', key: 'E' },
  { kind: 'Service', doc: 'A Kubernetes service that routes lead to.', key: 'S' },
] as const satisfies readonly {
  readonly kind: string
  /** A sentence for where there is room for one. */
  readonly doc: string
  /** Adds it while the canvas has the keyboard. */
  readonly key: string
}[]
