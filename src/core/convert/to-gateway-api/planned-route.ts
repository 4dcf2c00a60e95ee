import { visibleServices } from '../../istio/routes/clusters.ts'
import type { Model } from '../../model/model.ts'
import type { JsonMap } from '../../model/read-value.ts'
import type { Place, Resource } from '../../model/resource.ts'
import type { Tell } from '../conversion/carried.ts'
import type { BackendContext, SentTo } from './backends.ts'
import type { ListenerPlace, PortsOfHost } from './places.ts'
import type { ConvertedRule } from './rules.ts'
import type { SubsetServices } from './subset-services.ts'

/** A route as it will be written, but for how its paths are asked for. */
export interface PlannedRoute {
  readonly of: Resource
  readonly kind: string
  readonly name: string
  readonly namespace: string
  readonly parentRefs: readonly JsonMap[]
  readonly hostnames: readonly string[] | undefined
  /** Of HTTP. */
  readonly rules: readonly PlannedRule[]
  /** Of TLS and TCP. */
  readonly backendRefs: readonly JsonMap[]
  /** What tells the routes apart that are tried together: a listener with a host, or a service. */
  readonly keys: readonly string[]
  /** Its listeners; none in the mesh. */
  readonly listeners: readonly ListenerPlace[]
}

export interface PlannedRule {
  readonly place: Place
  readonly converted: ConvertedRule
}

export interface RoutesContext {
  readonly model: Model
  readonly prefixes: 'exact' | 'segments'
  readonly subsets: SubsetServices
  readonly sentTo: SentTo[]
  /** Services of the mesh whose rules are for their own ports alone from then on. */
  readonly onlyOn: PortsOfHost[]
  /** Whether no other VirtualService is for its Gateways. */
  readonly isAlone: boolean
  /** The server names and TCP ports that rules before have taken. */
  readonly taken: Set<string>
  readonly tellAt: (place: Place) => Tell
  /** Gives a name that no route of the kind and namespace has. */
  readonly claim: (kind: string, namespace: string, name: string) => string
}

/** The VirtualService of which routes are planned. */
export interface Planner {
  readonly context: RoutesContext
  readonly resource: Resource
  /** The full names of its hosts. */
  readonly hosts: readonly string[]
  /** The Gateways of Istio that it names. */
  readonly named: readonly Resource[]
  /** About the whole of it. */
  readonly tell: Tell
}

/** For whom the destinations of a route are converted. */
export function backendContext(
  { context }: Planner,
  kind: string,
  own: string,
  viewer: string,
  isMesh: boolean,
  port: number | undefined,
): BackendContext {
  const { model, subsets, sentTo } = context
  const meansCalledPort = isMesh && kind === 'HTTPRoute'
  const isOwnEntry = (host: string) =>
    visibleServices(model, own).some(
      it => it.host === host && it.namespace === own && it.resource.kind === 'ServiceEntry',
    )
  return { model, namespace: own, kind, isMesh, meansCalledPort, viewer, port, subsets, sentTo, isOwnEntry }
}
