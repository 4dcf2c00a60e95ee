import type { Model } from '../model/model.ts'
import { readModel } from '../model/read-model.ts'
import { mapsAt, textAt } from '../model/read-value.ts'
import type { Place, Resource, ResourceId } from '../model/resource.ts'
import { isGranted } from '../references/reference-grants.ts'
import { valueAt } from '../yaml/path.ts'
import { allowReference } from './allow-reference.ts'
import { findTarget } from './edit-resources.ts'
import { isRoute } from './gateway-api-plans.ts'
import type { Operation } from './operation.ts'
import { nameOf } from './words.ts'

/** A Service that a route of the Gateway API leads to, as it is found from the route. */
export type FindBackend = (
  route: Resource,
  model: Model,
) => { readonly namespace: string; readonly name: string } | undefined

/**
 * Writes the ReferenceGrant without which a route may not lead to a Service of another namespace. Nothing where a grant allows it
 * already, and for a route whose parents are all in the mesh, which asks for none; nor for what is no route of the Gateway API.
 */
export function allowBackend(route: ResourceId, find: FindBackend): Operation {
  return {
    title: `Let ${nameOf(route)} refer to a Service of another namespace`,
    run(files, settings) {
      const target = findTarget(files, settings, route)
      if ('refuse' in target) return { ok: false, reason: target.refuse }
      const { resource } = target
      if (!isRoute(resource) || isOfMesh(resource)) return { ok: true, changes: [] }
      const model = readModel(files, settings)
      const found = find(resource, model)
      const to = found && ({ kind: 'Service', ...found } as const)
      if (!to || isGranted(model, resource, to)) return { ok: true, changes: [] }
      const from = { kind: resource.kind, namespace: resource.namespace }
      const result = allowReference({ from, to }).run(files, settings)
      if (!result.ok) return result
      const grant = result.select ? ` ${nameOf(result.select.resource)}` : ''
      return {
        ok: true,
        changes: result.changes,
        note: `ReferenceGrant${grant} in ${to.namespace} allows it.`,
      }
    },
  }
}

/** The same for the backend at a place of a route: in `backendRefs`, or of a filter that mirrors. */
export function allowBackendAt({ resource, path }: Place): Operation {
  return allowBackend(resource, route => {
    const at = path.at(-2) === 'filters' ? [...path, 'requestMirror', 'backendRef'] : path
    const namespace = valueAt(route.value, [...at, 'namespace'])
    const name = valueAt(route.value, [...at, 'name'])
    return typeof namespace === 'string' && typeof name === 'string' ? { namespace, name } : undefined
  })
}

/** Whether all parents of a route are in the mesh, where backends of other namespaces need no grant. */
export function isOfMesh({ spec }: Resource): boolean {
  const kinds = mapsAt(spec, 'parentRefs').map(it => textAt(it, 'kind') ?? 'Gateway')
  return kinds.length > 0 && !kinds.some(it => it === 'Gateway' || it === 'ListenerSet')
}
