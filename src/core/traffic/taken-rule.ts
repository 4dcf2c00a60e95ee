import { type Place, type Resource, writtenPlace } from '../model/resource.ts'
import { type Destination, readVirtualService, rulesOf } from '../model/virtual-services.ts'
import type { Trace } from '../trace/trace.ts'
import { type Path, samePath } from '../yaml/path.ts'

/** The rule that takes a request: of HTTP, or of the bytes of a connection. */
export interface TakenRule {
  readonly place: Place
  readonly root: Place | undefined
  /** The resource with the hosts: a VirtualService, or the route that one is made of. */
  readonly virtualService: string
  readonly destinations: readonly Destination[]
  readonly mirrors: readonly (Destination & { readonly percentage: number })[]
}

export function ruleOf({ route, filterChain, mesh }: Trace): TakenRule | undefined {
  if (route) {
    const { place, root, destinations, mirrors } = route.rule
    const { virtualService } = route
    return {
      place,
      root,
      virtualService: writer(virtualService, place),
      destinations: destinations.map(it => ({ ...it, path: writtenBy(virtualService, it.path) })),
      mirrors: mirrors.map(it => ({ ...it, path: writtenBy(virtualService, it.path) })),
    }
  }
  const action = filterChain?.action.type === 'tcp' ? filterChain.action : mesh?.chain
  if (!action?.place || !action.virtualService) return undefined
  const { place, virtualService } = action
  const rule = rulesOf(readVirtualService(virtualService)).find(it => {
    const written = writtenPlace(virtualService, it.path)
    return written.resource === place.resource && samePath(written.path, place.path)
  })
  const destinations = (rule?.destinations ?? []).map(it => ({
    ...it,
    path: writtenBy(virtualService, it.path),
  }))
  return { place, root: undefined, virtualService: writer(virtualService, place), destinations, mirrors: [] }
}

function writer({ id, origin }: Resource, place: Place): string {
  return origin ? place.resource : id
}

/** Where a destination is written, with the key that it stands under in a VirtualService. */
function writtenBy(virtualService: Resource, path: Path): Path {
  if (!virtualService.origin) return path
  const written = virtualService.origin(path).path
  return path.at(-1) === 'destination' ? [...written, 'destination'] : written
}
