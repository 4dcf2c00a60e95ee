import { byAge } from '../../model/age.ts'
import { readGateway, selects } from '../../model/gateways.ts'
import { effective, type Model } from '../../model/model.ts'
import { has, type Labels, mapAt, textAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'

/** The Pods a gateway runs as: what Istio compares selectors and `exportTo` with. */
export interface GatewayWorkload {
  readonly namespace: string
  readonly labels: Labels
}

/** The same text for the same workload, to keep what was computed for it. */
export function workloadKey(workload: GatewayWorkload): string {
  let key = keys.get(workload)
  if (key === undefined) {
    key = JSON.stringify([workload.namespace, [...workload.labels].sort()])
    keys.set(workload, key)
  }
  return key
}

const keys = new WeakMap<GatewayWorkload, string>()

/** Pilot passes them from the Kubernetes Gateway API, as a list of full hosts; whoever writes them is heard too. */
const serviceAnnotation = 'internal.istio.io/gateway-service'

/** The services that a Gateway is for by its annotation, whatever its selector; undefined for one that is found by labels. */
export function gatewayServices({ value }: Resource): readonly string[] | undefined {
  const annotations = mapAt(mapAt(value, 'metadata'), 'annotations')
  return has(annotations, serviceAnnotation)
    ? (textAt(annotations, serviceAnnotation) ?? '').split(',')
    : undefined
}

/** Where those services are: in the Gateway's own namespace, but for a listener of a ListenerSet in that of its Gateway. */
export function namespaceOfServices({ value, namespace }: Resource): string {
  const annotations = mapAt(mapAt(value, 'metadata'), 'annotations')
  return textAt(annotations, 'internal.istio.io/parent-namespace') ?? namespace
}

/** The Gateways that apply to a workload, in the order in which Istio merges them. */
export function gatewaysFor(model: Model, workload: GatewayWorkload): readonly Resource[] {
  return effective(model, 'Gateway')
    .filter(it => gatewayServices(it) !== undefined || isSelected(it, workload))
    .toSorted(byAge)
}

/** The namespaces make no difference, except where the workload of a Gateway of Kubernetes is asked for, which the recordings show. */
function isSelected(gateway: Resource, { namespace, labels }: GatewayWorkload): boolean {
  const { selector } = readGateway(gateway)
  if (!selects(selector, labels)) return false
  const isOfKubernetes = [...(selector?.keys() ?? [])].some(it => it.startsWith('gateway.networking.k8s.io/'))
  return !isOfKubernetes || gateway.namespace === namespace
}
