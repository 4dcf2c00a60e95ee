import { refusalOf } from '../../istio/gateway-api/denials.ts'
import { parentListeners } from '../../istio/gateway-api/gateways.ts'
import { kubernetesGateway } from '../../istio/gateway-api/kinds.ts'
import type { ParentRef, Route } from '../../istio/gateway-api/read-route.ts'
import { denialBy, type RouteParent } from '../../istio/gateway-api/route-parents.ts'
import { effective, type Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { allOf } from '../../operations/all-of.ts'
import { setField } from '../../operations/set-field.ts'
import type { Finding } from '../define-rule.ts'
import { meantResource } from '../references/near-misses.ts'
import { attachFixes } from './attach-fixes.ts'

/**
 * The Gateway or ListenerSet that a parentRef most likely means where the one that it names is not there, with a fix: offered where the
 * route attaches to it then, or would with one of the ways to make it.
 */
export function meantParent(model: Model, route: Route, ref: ParentRef): Pick<Finding, 'meant' | 'fix'> {
  const found = meantResource(effective(model, ref.kind === 'Gateway' ? kubernetesGateway : ref.kind), ref)
  const parent = found && parentAt(model, route, ref, found)
  if (!found || !parent) return {}
  const isFar = found.namespace !== ref.namespace
  const key = isFar ? 'namespace' : 'name'
  const place = { resource: route.resource.id, path: ['spec', 'parentRefs', ref.index, key] }
  const words = isFar ? `${found.name} of namespace ${found.namespace}` : found.name
  const refusal = refusalOf(parent)
  const [opening] = refusal ? attachFixes(model, route, parent, refusal) : []
  const meant = isFar ? `${found.namespace}/${found.name}` : found.name
  if (refusal && !(opening && 'operation' in opening)) return { meant }
  const title = `Use ${ref.kind} ${words}${opening ? `. ${opening.title}` : ''}`
  const steps = [
    setField(place, found[key]),
    ...(opening && 'operation' in opening ? [opening.operation()] : []),
  ]
  return { meant, fix: { title, operation: () => allOf(title, steps) } }
}

/** The parent as it would be if it were named. */
function parentAt(model: Model, route: Route, ref: ParentRef, found: Resource): RouteParent | undefined {
  const listeners = parentListeners(model).get(`${ref.kind}/${found.namespace}/${found.name}`) ?? []
  if (listeners.length === 0) return undefined
  const named = { ...ref, namespace: found.namespace, writtenNamespace: found.namespace, name: found.name }
  return {
    ref: named,
    mesh: undefined,
    listeners: listeners.map(it => ({ listener: it, denial: denialBy(it, route, named), hostnames: [] })),
  }
}
