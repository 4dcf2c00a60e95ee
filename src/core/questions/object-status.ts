import type { RouteKind } from '../istio/gateway-api/kinds.ts'
import { kubernetesGateway, routeKinds } from '../istio/gateway-api/kinds.ts'
import { readRoute } from '../istio/gateway-api/read-route.ts'
import { attachedRoutes } from '../istio/gateway-api/status/attached-routes.ts'
import type { Condition } from '../istio/gateway-api/status/condition.ts'
import type {
  ListenerStatus,
  ParentReference,
  ParentStatus,
} from '../istio/gateway-api/status/object-status.ts'
import { objectStatuses } from '../istio/gateway-api/status/statuses.ts'
import { gatewayApiGroup } from '../kinds/gateway-api/channel.ts'
import { kindKey } from '../kinds/kind-key.ts'
import { isEffective, type Model } from '../model/model.ts'
import { textAt } from '../model/read-value.ts'
import type { Resource, ResourceId } from '../model/resource.ts'
import { appliedModel, refusalOf } from '../rules/engine/refusals.ts'
import { quick } from './question.ts'

export interface ObjectStatusAsk {
  readonly resource: ResourceId
}

/** What Istio's controller would write into the status of an object of the Gateway API, were the files applied. */
export type ObjectStatusAnswer =
  /** Nothing is written, and why. */
  | { readonly none: string }
  | {
      readonly none?: undefined
      readonly conditions: readonly Condition[]
      readonly listeners: readonly ListenerSaid[]
      readonly parents: readonly ParentSaid[]
    }

export interface ListenerSaid {
  readonly index: number
  readonly name: string
  readonly conditions: readonly Condition[]
  readonly supportedKinds: readonly RouteKind[]
  readonly attached: number
  /** The first of them. */
  readonly routes: readonly NamedObject[]
}

/** A parent of a route, or what a policy is for. */
export interface ParentSaid {
  /** `Gateway edge/public, listener http`. */
  readonly words: string
  /** Where the files have it. */
  readonly id?: ResourceId
  readonly conditions: readonly Condition[]
}

export interface NamedObject {
  readonly id: ResourceId
  readonly kind: string
  readonly namespace: string
  readonly name: string
}

const mostRoutes = 50

/** Undefined for what has no status that Istio writes. */
export const objectStatus = quick(
  ['model'],
  ({ model: files }, ask: ObjectStatusAsk): ObjectStatusAnswer | undefined => {
    const resource = files.resources.find(it => it.id === ask.resource)
    if (!resource || !withStatus.has(kindKey(resource))) return undefined
    const refusal = refusalOf(resource)
    if (refusal) return { none: `It would be refused: ${refusal.message}` }
    if (!isEffective(files, resource)) return { none: 'A later document with the same name replaces it.' }
    const model = appliedModel(files)
    const status = objectStatuses(model).find(it => it.resource.id === resource.id)
    if (!status) return { none: whyNone(resource) }
    const { conditions = [], listeners = [], parents = [] } = status
    const isRoute = (routeKinds as readonly string[]).includes(resource.kind)
    if (isRoute && parents.length === 0) return { none: whyNone(resource) }
    return {
      conditions,
      listeners: listeners.map((it, index) => listenerSaid(model, resource, it, index)),
      parents: parents.map(it => parentSaid(model, resource, it)),
    }
  },
)

const withStatus: ReadonlySet<string> = new Set([
  kubernetesGateway,
  'GatewayClass',
  'ListenerSet',
  'BackendTLSPolicy',
  ...routeKinds,
])

function whyNone(resource: Resource): string {
  switch (kindKey(resource)) {
    case kubernetesGateway:
      return `Istio takes no care of Gateways of class ${textAt(resource.spec, 'gatewayClassName') ?? '(none)'}: no GatewayClass of the files says that it is Istio’s.`
    case 'GatewayClass':
      return `Its controller ${textAt(resource.spec, 'controllerName') ?? ''} is not Istio’s.`
    case 'ListenerSet':
      return 'Its parent is no Gateway of Istio in the files.'
    default:
      return readRoute(resource).parentRefs.length === 0
        ? 'It names no parent in parentRefs, so nothing uses it.'
        : 'None of its parents is a Gateway of Istio in the files with a listener for routes, nor in the mesh.'
  }
}

function listenerSaid(
  model: Model,
  owner: Resource,
  { name, conditions, supportedKinds, attachedRoutes: attached }: ListenerStatus,
  index: number,
): ListenerSaid {
  const routes = attachedRoutes(model, { owner, name }).slice(0, mostRoutes)
  return {
    index,
    name,
    conditions,
    supportedKinds,
    attached,
    routes: routes.map(({ resource: { id, kind, namespace, name: own } }) => ({
      id,
      kind,
      namespace,
      name: own,
    })),
  }
}

function parentSaid(
  model: Model,
  { namespace: own }: Resource,
  { parentRef, conditions }: ParentStatus,
): ParentSaid {
  const { group, kind, namespace = own, name, sectionName, port } = parentRef
  const key = kind === 'Gateway' && group === gatewayApiGroup ? kubernetesGateway : kind
  const found = model.find(key, namespace, name)
  return {
    words: [
      // Of the Gateways that lead to a policy's service Istio writes the names alone.
      found || parentRef.namespace !== undefined ? `${kind} ${namespace}/${name}` : `${kind} ${name}`,
      ...(sectionName === undefined ? [] : [`${sectionWord(parentRef)} ${sectionName}`]),
      ...(port === undefined ? [] : [`port ${port}`]),
    ].join(', '),
    ...(found && { id: found.id }),
    conditions,
  }
}

function sectionWord({ kind }: ParentReference): string {
  return kind === 'Service' ? 'port' : 'listener'
}
