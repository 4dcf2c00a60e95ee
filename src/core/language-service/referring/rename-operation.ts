import { kindKey } from '../../kinds/kind-key.ts'
import type { Place, Resource } from '../../model/resource.ts'
import { changePort } from '../../operations/change-port.ts'
import type { Operation } from '../../operations/operation.ts'
import { renameHost } from '../../operations/rename-host.ts'
import { renameListener } from '../../operations/rename-listener.ts'
import { renameResource } from '../../operations/rename-resource.ts'
import { renameSubset } from '../../operations/rename-subset.ts'
import { subdomainFault } from '../../rules/schema/object-name.ts'
import { type Path, samePath } from '../../yaml/path.ts'

/** How what is named at a place gets another name wherever it is named; a reason where the new one cannot be one. */
export function renameOperation(
  resource: Resource,
  path: Path,
  name: string,
): Operation | { readonly refuse: string } {
  const place: Place = { resource: resource.id, path }
  if (samePath(path, ['metadata', 'name'])) {
    const fault = name === '' ? undefined : subdomainFault(name)
    return fault === undefined ? renameResource(resource.id, name) : { refuse: `A name ${fault}.` }
  }
  const last = path.at(-1)
  if (last === 'port' || last === 'number') {
    const number = Number(name)
    return /^\d{1,5}$/.test(name) && number > 0 && number < 65536
      ? changePort(place, number)
      : { refuse: 'A port is a number from 1 to 65535.' }
  }
  if (isHostPath(resource, path)) return renameHost(place, name)
  if (path[1] === 'listeners') return renameListener(place, name)
  return renameSubset(place, name)
}

/** Whether a place holds a host that is followed wherever it is written. */
export function isHostPath(resource: Resource, path: Path): boolean {
  switch (kindKey(resource)) {
    case 'VirtualService':
    case 'ServiceEntry':
      return path.length === 3 && path[1] === 'hosts'
    case 'Gateway':
      return path.length === 5 && path[1] === 'servers' && path[3] === 'hosts'
    default:
      return false
  }
}
