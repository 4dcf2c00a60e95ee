import { memoByObject } from '../data/memo-by-object.ts'
import type { GatewayNode, ServerRow, VirtualServiceNode } from '../graph/graph.ts'
import { shorten } from '../graph/match-words.ts'
import { withGatewayHeight, withHeaderHeight } from '../graph/sizes.ts'
import { refusalOf } from '../istio/gateway-api/denials.ts'
import { type BuiltGateway, builtGateways } from '../istio/gateway-api/gateways.ts'
import { kubernetesGateway } from '../istio/gateway-api/kinds.ts'
import type { BuiltListener } from '../istio/gateway-api/listeners.ts'
import { notServed } from '../istio/gateway-api/not-served.ts'
import { type ParentRef, type Route, readRoute } from '../istio/gateway-api/read-route.ts'
import { type Denial, parentsOf, type RouteParent } from '../istio/gateway-api/route-parents.ts'
import {
  type AttachedRoutes,
  attachedIn,
  attachedTable,
} from '../istio/gateway-api/status/attached-routes.ts'
import { gatewayApiGroup } from '../kinds/gateway-api/channel.ts'
import type { Model } from '../model/model.ts'
import type { Resource, ResourceId } from '../model/resource.ts'

/** Whether the API server refuses an object, so that no cluster has it. */
export type IsRefused = (resource: Resource) => boolean

/** The box of a route that is in effect, which says whether it is attached, and where it is not, why. The same box for the same words. */
export function withAttachment(
  node: VirtualServiceNode,
  model: Model,
  resource: Resource,
  isRefused: IsRefused,
): VirtualServiceNode {
  const route = readRoute(resource)
  const parents = parentsOf(model, route)
  const known = attached.get(node)
  if (known?.parents === parents && known.isRefused === isRefused) return known.said
  const words = isRefused(resource) ? 'refused' : attachmentWords(model, route, parents, isRefused)
  const subtitle = shorten([node.subtitle, words].filter(Boolean).join(' · '))
  const said = known?.said.subtitle === subtitle ? known.said : withHeaderHeight({ ...node, subtitle })
  attached.set(node, { parents, isRefused, said })
  return said
}

const attached = new WeakMap<
  VirtualServiceNode,
  {
    readonly parents: readonly RouteParent[]
    readonly isRefused: IsRefused
    readonly said: VirtualServiceNode
  }
>()

/** Whether a Gateway or ListenerSet is in the files; Istio may take no care of it all the same. */
function isThere(model: Model, { group, kind, namespace, name }: ParentRef): boolean {
  const key = kind === 'Gateway' ? kubernetesGateway : kind
  return group === gatewayApiGroup && model.find(key, namespace, name) !== undefined
}

function attachmentWords(
  model: Model,
  { parentRefs }: Route,
  parents: readonly RouteParent[],
  isRefused: IsRefused,
): string {
  const refusals = parentRefs.map(ref => {
    const parent = parents.find(it => it.ref.index === ref.index)
    if (parent?.listeners.length && parent.listeners.every(it => isRefused(it.listener.gateway)))
      return 'refused'
    if (parent) return refusalOf(parent)?.because
    return isThere(model, ref) ? 'unserved' : 'absent'
  })
  const count = refusals.filter(it => it === undefined).length
  if (parentRefs.length === 0) return 'not attached: no parentRefs'
  if (count === parentRefs.length) return count === 1 ? 'attached' : `attached to ${count} parents`
  if (count > 0) return `attached to ${count} of ${parentRefs.length} parents`
  return `not attached: ${reasons[refusals.find(it => it !== undefined) ?? 'absent']}`
}

const reasons: Readonly<Record<Denial['because'] | 'absent' | 'refused' | 'unserved', string>> = {
  absent: 'no such parent',
  hostname: 'hostnames differ',
  kind: 'kind not taken',
  missing: 'no such service',
  namespace: 'namespace refused',
  port: 'no such port',
  refused: 'parent refused',
  section: 'no such listener',
  unserved: 'parent not accepted',
}

/** A Gateway's box that says of each listener how many routes are attached, or that it is not served. The same box for the same words. */
export function withUses(node: GatewayNode, model: Model, { id }: Resource): GatewayNode {
  const listeners = builtByOwner(builtGateways(model)).get(id)
  if (!listeners) return node
  const routes = attachedTable(model)
  const known = used.get(node)
  if (known?.listeners === listeners && known.routes === routes) return known.node
  const uses = node.rows.map((_, i) => listeners[i] && usageOf(routes, listeners[i]))
  const key = JSON.stringify(uses)
  const said = known?.key === key ? known.node : sayUses(node, uses)
  used.set(node, { listeners, routes, key, node: said })
  return said
}

function sayUses(node: GatewayNode, uses: readonly ServerRow['use'][]): GatewayNode {
  const rows = node.rows.map((it, i): ServerRow => {
    const use = uses[i]
    return use ? { ...it, use } : it
  })
  return withGatewayHeight({ ...node, rows })
}

/** The same listeners and the same routes say the same: asked for every Gateway with every edit of a route. */
const used = new WeakMap<
  GatewayNode,
  {
    readonly listeners: readonly BuiltListener[]
    readonly routes: AttachedRoutes
    readonly key: string
    readonly node: GatewayNode
  }
>()

function usageOf(attached: AttachedRoutes, listener: BuiltListener): ServerRow['use'] {
  const fault = notServed(listener)
  const count = attachedIn(attached, listener).length
  const routes = count === 0 ? 'no routes' : count === 1 ? '1 route' : `${count} routes`
  if (fault?.missing && listener.isAssumed)
    return { words: `${routes}; ${fault.missing.kind} ${shorten(fault.missing.name)} not in your files` }
  if (fault) return { words: shorten(`not served: ${whyNot(listener, fault.reason)}`), why: fault.message }
  if (listener.protocol === 'HBONE') return { words: 'a waypoint, not followed' }
  return { words: routes }
}

function whyNot({ conflict, protocol, unexpected }: BuiltListener, reason: string): string {
  if (conflict) return `conflicts with ${conflict.holder.name}`
  if (unexpected) return 'a waypoint has port 15008 for HBONE'
  switch (reason) {
    case 'UnsupportedProtocol':
      return protocol === 'HTTPS' ? 'no TLS settings' : `protocol ${protocol}`
    case 'RefNotPermitted':
      return 'no ReferenceGrant'
    case 'SameName':
      return 'a ListenerSet has its name'
    case 'InvalidCertificateRef':
      return 'no usable certificate'
    default:
      return 'its client certificates'
  }
}

/** The listeners of Istio's Gateways, by the Gateway or ListenerSet that has them. */
const builtByOwner = memoByObject((gateways: readonly BuiltGateway[]) => {
  const found = new Map<ResourceId, readonly BuiltListener[]>()
  for (const { resource, listeners, sets } of gateways) {
    found.set(resource.id, listeners)
    for (const it of sets) found.set(it.resource.id, it.listeners)
  }
  return found
})
