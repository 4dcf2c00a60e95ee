import type { Place } from '../../../core/model/resource.ts'
import { changePort } from '../../../core/operations/change-port.ts'
import type { Operation } from '../../../core/operations/operation.ts'
import { renameHost } from '../../../core/operations/rename-host.ts'
import { renameSubset } from '../../../core/operations/rename-subset.ts'
import type { Json } from '../../../core/yaml/source-document.ts'

/** Another name for something that other places name as well. */
export interface Renaming {
  readonly operation: Operation
  /** Whether the other places follow in any case, as they would mean nothing else; else it is offered. */
  readonly follows: boolean
}

const ownHosts = [
  'Gateway spec.servers.#.hosts.#',
  'VirtualService spec.hosts.#',
  'ServiceEntry spec.hosts.#',
]

/** What another value of a field renames: a subset, a port, a host of its own; undefined for any other field. */
export function renamingOf(kind: string, place: Place, value: Json | undefined): Renaming | undefined {
  const shape = `${kind} ${place.path.map(it => (typeof it === 'number' ? '#' : it)).join('.')}`
  if (typeof value === 'string' && value !== '') {
    if (shape === 'DestinationRule spec.subsets.#.name')
      return { operation: renameSubset(place, value), follows: true }
    if (ownHosts.includes(shape)) return { operation: renameHost(place, value), follows: false }
  }
  const isPort =
    shape === 'Gateway spec.servers.#.port.number' || shape === 'ServiceEntry spec.ports.#.number'
  if (isPort && typeof value === 'number') return { operation: changePort(place, value), follows: true }
  return undefined
}
