import { formatMeshSource } from '../istio/sidecar/mesh-sources.ts'
import type { Model } from '../model/model.ts'
import type { ResourceId } from '../model/resource.ts'
import type { Request } from '../request/request.ts'
import { endOf } from '../saved/saved-request.ts'
import { finish, type Steps } from '../steps.ts'
import type { Trace } from '../trace/trace.ts'
import { type Compared, differencesInSteps } from './diff-routing.ts'
import type { Found } from './found-change.ts'
import { withOlder } from './order.ts'
import { independentSets, type OrderedPair, pairsAtGateways, pairsInMesh } from './ordered-pairs.ts'

/** Two VirtualServices of one domain whose ages decide where some request ends, with such a request. */
export interface OrderConflict {
  readonly one: ResourceId
  readonly other: ResourceId
  readonly request: Request
  /** The selector of the gateway workload; undefined within the mesh. */
  readonly gateway: string | undefined
  /** The workload of the mesh that calls, as `readMeshSource` takes it; undefined through a gateway. */
  readonly from: string | undefined
  /** Where the request ends with the one as the older, and with the other. */
  readonly ends: readonly [string, string]
}

export interface OrderConflicts {
  readonly conflicts: readonly OrderConflict[]
  /** The pairs that may want the same requests, and how many of them were tried. */
  readonly pairs: number
  readonly compared: number
}

/** Each set of pairs is a comparison of two configurations: more than these are not made. Calls take ten times as long. */
const mostComparisons = { gateways: 120, calls: 24 }

/** The pairs of VirtualServices whose order changes an outcome, and whose ages the files do not tell. */
export function orderConflicts(model: Model): OrderConflicts {
  return finish(conflictsInSteps(model))
}

/** The same, with pauses in every comparison. */
export function* conflictsInSteps(model: Model, most = mostComparisons): Steps<OrderConflicts> {
  const pairs = { gateways: pairsAtGateways(model), calls: pairsInMesh(model) }
  const conflicts: OrderConflict[] = []
  let compared = 0
  for (const of of ['gateways', 'calls'] as const)
    for (const set of independentSets(pairs[of]).slice(0, most[of])) {
      conflicts.push(...(yield* conflictsAmong(model, set, of)))
      compared += set.length
    }
  return { conflicts, pairs: pairs.gateways.length + pairs.calls.length, compared }
}

/** What the first of each pair as the older does to requests that the second as the older does not. */
function* conflictsAmong(
  model: Model,
  pairs: readonly OrderedPair[],
  of: Compared,
): Steps<readonly OrderConflict[]> {
  yield
  const [ones, others] = [pairs.map(it => it.one), pairs.map(it => it.other)]
  const { found } = yield* differencesInSteps(withOlder(model, ones), withOlder(model, others), of)
  return pairs.flatMap(({ one, other }) => {
    const decided = found.find(it => isBetween(it, one, other, of))
    return decided ? [conflictOf(one, other, decided)] : []
  })
}

/**
 * Whether a request goes to the one or to the other. A third may be in the way in one order only; then it is between that one and
 * another. Within the mesh the rules of only one are tried, so that none may take what the other would.
 */
function isBetween({ traces }: Found, one: ResourceId, other: ResourceId, of: Compared): boolean {
  const [was, is] = traces.map(ownerOf)
  if (of === 'gateways') return was === one && is === other
  return (was === one && (is === other || is === undefined)) || (was === undefined && is === other)
}

/** The VirtualService that has the request; of a delegate's rule the one that delegates to it. */
function ownerOf({ route }: Trace): ResourceId | undefined {
  return route?.virtualService.id
}

function conflictOf(
  one: ResourceId,
  other: ResourceId,
  { request, gateway, known, traces }: Found,
): OrderConflict {
  const from = known && formatMeshSource(known.workload)
  return { one, other, request, gateway, from, ends: [endOf(traces[0]), endOf(traces[1])] }
}
