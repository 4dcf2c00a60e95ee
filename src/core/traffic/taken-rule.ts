import type { Place } from '../model/resource.ts'
import { type Destination, readVirtualService, rulesOf } from '../model/virtual-services.ts'
import type { Trace } from '../trace/trace.ts'
import { samePath } from '../yaml/path.ts'

/** The rule that takes a request: of HTTP, or of the bytes of a connection. */
export interface TakenRule {
  readonly place: Place
  readonly root: Place | undefined
  /** The VirtualService with the hosts. */
  readonly virtualService: string
  readonly destinations: readonly Destination[]
  readonly mirrors: readonly (Destination & { readonly percentage: number })[]
}

export function ruleOf({ route, filterChain, mesh }: Trace): TakenRule | undefined {
  if (route) {
    const { place, root, destinations, mirrors } = route.rule
    return { place, root, virtualService: route.virtualService.id, destinations, mirrors }
  }
  const action = filterChain?.action.type === 'tcp' ? filterChain.action : mesh?.chain
  if (!action?.place || !action.virtualService) return undefined
  const { place, virtualService } = action
  const rule = rulesOf(readVirtualService(virtualService)).find(it => samePath(it.path, place.path))
  const destinations = rule?.destinations ?? []
  return { place, root: undefined, virtualService: virtualService.id, destinations, mirrors: [] }
}
