import type { Resource } from '../../../model/resource.ts'
import type { RouteKind } from '../kinds.ts'
import type { Condition } from './condition.ts'

/** What Istio's controller would write into the status of an object of the Gateway API. */
export interface ObjectStatus {
  readonly resource: Resource
  readonly kind: string
  /** Undefined for what belongs to the whole cluster. */
  readonly namespace?: string
  readonly name: string
  readonly conditions?: readonly Condition[]
  readonly listeners?: readonly ListenerStatus[]
  /** Of a route its parents, of a policy its ancestors. */
  readonly parents?: readonly ParentStatus[]
}

export interface ListenerStatus {
  readonly name: string
  readonly attachedRoutes: number
  readonly supportedKinds: readonly RouteKind[]
  readonly conditions: readonly Condition[]
}

export interface ParentStatus {
  readonly parentRef: ParentReference
  readonly conditions: readonly Condition[]
}

export interface ParentReference {
  readonly group?: string
  readonly kind: string
  readonly namespace?: string
  readonly name: string
  readonly sectionName?: string
  readonly port?: number
}
