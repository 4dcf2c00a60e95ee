import type { ResourceId } from '../model/resource.ts'
import { removeValue } from '../yaml/edit/edit.ts'
import { valueAt } from '../yaml/path.ts'
import { editResource, findTarget } from './edit-resources.ts'
import { isParent, isRoute } from './gateway-api-plans.ts'
import { meansGateway } from './link-gateway.ts'
import { meshNote } from './mesh-note.ts'
import type { Operation } from './operation.ts'
import { nameOf } from './words.ts'

/** Takes a Gateway out of a VirtualService's `gateways` or a route's `parentRefs`, however it is written there; the list goes with its last entry. */
export function unlinkGateway(virtualService: ResourceId, gateway: ResourceId): Operation {
  return {
    title: `Unlink ${nameOf(virtualService)} from ${nameOf(gateway)}`,
    run(files, settings) {
      const target = findTarget(files, settings, gateway)
      if ('refuse' in target) return { ok: false, reason: target.refuse }
      return editResource(files, settings, virtualService, ({ resource }) => {
        const route = isRoute(resource)
        const path = ['spec', route ? 'parentRefs' : 'gateways']
        const gateways = valueAt(resource.value, path)
        const entries: readonly unknown[] = Array.isArray(gateways) ? gateways : []
        const indices = entries.flatMap((it, i) =>
          (
            route
              ? isParent(it, resource, target.resource)
              : meansGateway(it, resource.namespace, target.resource)
          )
            ? [i]
            : [],
        )
        const select = { resource: virtualService, path: [] }
        if (indices.length === 0)
          return { refuse: `${resource.name} is not linked to ${target.resource.name}.` }
        if (indices.length === entries.length)
          return {
            steps: [(document, base) => removeValue(document, [...base, ...path])],
            select,
            ...(!route && meshNote(resource, path)),
          }
        return {
          // From the last to the first, so that the indices hold.
          steps: indices
            .reverse()
            .map(index => (document, base) => removeValue(document, [...base, ...path, index])),
          select,
        }
      })
    },
  }
}
