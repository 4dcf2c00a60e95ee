import type { Path } from '../../core/yaml/path.ts'
import { labelOf } from './fields/label-of.ts'
import { singular } from './summary.ts'

/** The part of a resource a form shows for a selected place: its server, rule, subset, port; else the whole resource. */
export function shownPart(kind: string, path: Path): Path {
  const parts = Object.hasOwn(partLists, kind) ? partLists[kind] : undefined
  const depth = parts?.includes(String(path[1])) && typeof path[2] === 'number' ? 3 : 0
  return path[0] === 'spec' ? path.slice(0, depth) : []
}

const partLists: Readonly<Record<string, readonly string[]>> = {
  Gateway: ['servers'],
  'Gateway.gateway.networking.k8s.io': ['listeners'],
  ListenerSet: ['listeners'],
  HTTPRoute: ['rules'],
  GRPCRoute: ['rules'],
  VirtualService: ['http', 'tls', 'tcp'],
  DestinationRule: ['subsets'],
  ServiceEntry: ['ports', 'endpoints'],
}

/** What one part of a list is called: `Server`, `TLS rule`. */
export function partName(list: Path): string {
  const name = String(list.at(-1))
  return singular(name === 'tls' ? 'TLS rules' : labelOf(name))
}
