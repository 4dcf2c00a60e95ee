import { freeNameAmong } from '../data/free-name.ts'
import { gatewayApiGroup } from '../kinds/gateway-api/channel.ts'
import { kindKey } from '../kinds/kind-key.ts'
import type { Place, Resource } from '../model/resource.ts'
import { setValue } from '../yaml/edit/edit.ts'
import { type Path, valueAt } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import type { Plan } from './edit-resources.ts'
import { freePort } from './free-port.ts'
import { planInsert } from './insert-item.ts'
import { orderAt } from './set-field.ts'

/** What the gestures of the drawing write into objects of the Gateway API. */

const gateways: ReadonlySet<string> = new Set([`Gateway.${gatewayApiGroup}`, 'ListenerSet'])
const routes: ReadonlySet<string> = new Set(['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute'])

/** Whether a resource has listeners. */
export function hasListeners(resource: Resource): boolean {
  return gateways.has(kindKey(resource))
}

/** Whether a resource is a route that is attached by `parentRefs`. */
export function isRoute(resource: Resource): boolean {
  return routes.has(kindKey(resource))
}

/** A listener more, on a free port and under a free name. */
export function planListener(resource: Resource, wanted: { readonly port?: number | undefined }): Plan {
  const path = ['spec', 'listeners']
  const listeners = listAt(resource, path)
  const ports = listeners.map(it => valueAt(it, ['port']))
  const names = listeners.map(it => valueAt(it, ['name']))
  const port = wanted.port ?? freePort(ports, [80])
  return planInsert(resource, { resource: resource.id, path }, listeners.length, {
    name: freeNameAmong(names, 'http'),
    port,
    protocol: 'HTTP',
  })
}

/** A rule more, which leads where the last one leads. */
export function planRouteRule(resource: Resource): Plan {
  const key = kindKey(resource)
  const path = ['spec', 'rules']
  const rules = listAt(resource, path)
  if ((key === 'TLSRoute' || key === 'TCPRoute') && rules.length > 0)
    return { refuse: `A ${key} has one rule.` }
  const beside = rules.map(it => valueAt(it, ['backendRefs'])).findLast(it => Array.isArray(it))
  const first = Array.isArray(beside) ? (beside[0] as Json | undefined) : undefined
  const value: Json = {
    ...(rules.length > 0 && { matches: [matchOf(resource)] }),
    backendRefs: [first ?? { name: 'web', port: 80 }],
  }
  return planInsert(resource, { resource: resource.id, path }, rules.length, value)
}

/** A match more for a rule of a route. One without any took everything. */
export function planRouteMatch(resource: Resource, rule: Place, match?: Json): Plan {
  const value = valueAt(resource.value, rule.path)
  if (typeof value !== 'object' || value === null) return { refuse: 'The rule is no longer there.' }
  const kind = kindKey(resource)
  if (kind !== 'HTTPRoute' && kind !== 'GRPCRoute') return { refuse: `The rule of a ${kind} has no matches.` }
  const path = [...rule.path, 'matches']
  const matches = listAt(resource, path)
  const plan = planInsert(
    resource,
    { resource: rule.resource, path },
    matches.length,
    match ?? matchOf(resource),
  )
  return matches.length === 0 && 'steps' in plan ? { ...plan, note: narrowedNote } : plan
}

/** What is said where a rule without matches gets its first one. */
export const narrowedNote = 'The rule took every request until now. From now on it takes only what matches.'

function matchOf(resource: Resource): Json {
  return kindKey(resource) === 'GRPCRoute'
    ? { method: { service: 'shop.Cart' } }
    : { path: { value: '/path' } }
}

/**
 * The Gateway among the route's `parentRefs`, or one of its listeners. Whether they take the route is theirs to say. Where the whole
 * Gateway is named already, it is this listener alone from now on.
 */
export function planParent(route: Resource, gateway: Resource, listener?: string): Plan {
  if (gateway.name === '') return { refuse: 'The Gateway has no name to be attached to.' }
  const path = ['spec', 'parentRefs']
  const refs = listAt(route, path)
  const [kind = ''] = kindKey(gateway).split('.')
  const known = refs.findIndex(
    it =>
      isParent(it, route, gateway) &&
      (listener === undefined || valueAt(it, ['sectionName']) === listener || refersToAll(it)),
  )
  if (known >= 0 && listener !== undefined && refersToAll(refs[known])) {
    const section = [...path, known, 'sectionName']
    return {
      steps: [
        (document, base) => setValue(document, [...base, ...section], listener, orderAt(route, section)),
      ],
      select: { resource: route.id, path: [...path, known] },
    }
  }
  if (known >= 0)
    return {
      steps: [],
      select: { resource: route.id, path: [...path, known] },
      note: `${route.name} already names ${gateway.name}.`,
    }
  return planInsert(route, { resource: route.id, path }, refs.length, {
    ...(kind !== 'Gateway' && { kind }),
    name: gateway.name,
    ...(gateway.namespace !== route.namespace && { namespace: gateway.namespace }),
    ...(listener !== undefined && { sectionName: listener }),
  })
}

/** Whether an entry of a route's `parentRefs` names a Gateway or ListenerSet, whichever of its listeners. */
export function isParent(ref: unknown, route: Resource, gateway: Resource): boolean {
  const [kind] = kindKey(gateway).split('.')
  return (
    valueAt(ref, ['name']) === gateway.name &&
    (valueAt(ref, ['namespace']) ?? route.namespace) === gateway.namespace &&
    (valueAt(ref, ['kind']) ?? 'Gateway') === kind
  )
}

function refersToAll(ref: unknown): boolean {
  return valueAt(ref, ['sectionName']) == null && valueAt(ref, ['port']) == null
}

function listAt({ value }: Resource, path: Path): readonly unknown[] {
  const found = valueAt(value, path)
  return Array.isArray(found) ? found : []
}
