import type { Explained } from '../explain/explanation.ts'
import { destinationKeys } from '../graph/destination-keys.ts'
import { gatewayWorkloads } from '../istio/gateway/gateway-workloads.ts'
import { readMeshSource } from '../istio/sidecar/mesh-sources.ts'
import type { Model } from '../model/model.ts'
import { type KnownSource, traceFrom } from '../trace/request-source.ts'
import type { RoutingChange } from './routing-diff.ts'

/** The witness of a change as it is traced with both configurations, ready to be explained. */
export interface WitnessSides {
  readonly before: Explained
  readonly after: Explained
}

/** Traces a change's witness on either side; undefined where neither knows its source. */
export function witnessSides(
  before: Model,
  after: Model,
  { request, ...source }: Pick<RoutingChange, 'gateway' | 'from' | 'request'>,
): WitnessSides | undefined {
  const [was, is] = [sourceOf(before, source), sourceOf(after, source)]
  const known = is ?? was
  if (!known) return undefined
  const explained = (model: Model, { type, workload }: KnownSource): Explained => ({
    model,
    workload,
    request,
    trace: traceFrom(model, { type, workload }, request),
  })
  return { before: explained(before, was ?? known), after: explained(after, is ?? known) }
}

function sourceOf(
  model: Model,
  { gateway, from }: Pick<RoutingChange, 'gateway' | 'from'>,
): KnownSource | undefined {
  return from === undefined ? gatewayWorkloads(model).find(it => it.id === gateway) : readMeshSource(from)
}

/**
 * The destinations that get another part of a witness than before, mirrored copies too: `HOST|SUBSET` and `HOST|SUBSET|PORT` of each,
 * as `destinationKeys` makes them.
 */
export function changedDestinations(sides: readonly WitnessSides[]): ReadonlySet<string> {
  const changed = new Set<string>()
  for (const { before, after } of sides) {
    const [was, is] = [partsOf(before), partsOf(after)]
    for (const name of new Set([...was.keys(), ...is.keys()])) {
      if (was.get(name) === is.get(name)) continue
      const [, port = '', subset = '', host = ''] = name.split('|')
      for (const key of destinationKeys(host, subset, port)) changed.add(key)
    }
  }
  return changed
}

/** What each cluster gets, by its name in Envoy. */
function partsOf({ trace }: Explained): ReadonlyMap<string, string> {
  if (trace.outcome !== 'route') return new Map()
  const total = trace.clusters.reduce((sum, it) => sum + it.weight, 0)
  const parts = new Map<string, string>()
  for (const { name, weight } of trace.clusters)
    parts.set(name, `${parts.get(name) ?? ''} ${weight / (total || 1)}`)
  for (const { name, percent } of trace.mirrors) parts.set(name, `${parts.get(name) ?? ''} copy ${percent}`)
  return parts
}
