import { kindKey } from '../../kinds/kind-key.ts'
import type { Place, Resource } from '../../model/resource.ts'
import { type Path, samePath, valueAt } from '../../yaml/path.ts'

/** The place at a path where a resource gives something a name by which others find it; undefined where it gives none. */
export function namedPlaceAt(resource: Resource, path: Path): Place | undefined {
  const isNamed = samePath(path, ['metadata', 'name']) || patternsOf(resource).some(it => fits(path, it))
  return isNamed && valueAt(resource.value, path) !== undefined ? { resource: resource.id, path } : undefined
}

function patternsOf(resource: Resource): readonly (readonly string[])[] {
  return patterns[kindKey(resource)] ?? []
}

function fits(path: Path, pattern: readonly string[]): boolean {
  return (
    path.length === pattern.length &&
    pattern.every((it, i) => it === (typeof path[i] === 'number' ? '*' : path[i]))
  )
}

const listeners = [['spec', 'listeners', '*', 'name']]

const patterns: Readonly<Record<string, readonly (readonly string[])[]>> = {
  Service: [['spec', 'ports', '*', 'port']],
  ServiceEntry: [
    ['spec', 'hosts', '*'],
    ['spec', 'ports', '*', 'number'],
  ],
  DestinationRule: [['spec', 'subsets', '*', 'name']],
  Gateway: [['spec', 'servers', '*', 'port', 'number']],
  'Gateway.gateway.networking.k8s.io': listeners,
  ListenerSet: listeners,
}
