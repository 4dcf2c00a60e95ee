import { readGateway, selects } from '../../model/gateways.ts'
import { effective, type Model } from '../../model/model.ts'
import { type Labels, mapAt, textAt } from '../../model/read-value.ts'
import { memoByValue } from '../../model/remember.ts'
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

/** The Gateways that apply to a workload, in the order in which Istio merges them. Their own namespaces do not matter. */
export function gatewaysFor(model: Model, workload: GatewayWorkload): readonly Resource[] {
  return effective(model, 'Gateway')
    .filter(it => selects(readGateway(it).selector, workload.labels))
    .toSorted(byAge)
}

/** Istio's order of objects: the older first, then by name, then by namespace. Without a creation time all are of one age. */
export function byAge(a: Resource, b: Resource): number {
  return ageOf(a) - ageOf(b) || compareText(a.name, b.name) || compareText(a.namespace, b.namespace)
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** What an object without a creation time counts as, so that files and recorded cases agree. */
const unknownAge = Date.UTC(2024, 0, 1)

const ageOf = memoByValue((resource): number => {
  const written = textAt(mapAt(resource.value, 'metadata'), 'creationTimestamp')
  const time = written === undefined ? Number.NaN : Date.parse(written)
  return Number.isNaN(time) ? unknownAge : time
})
