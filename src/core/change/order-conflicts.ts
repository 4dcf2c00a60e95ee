import { buildGateway } from '../istio/gateway/build-gateway.ts'
import { selectedWorkloads } from '../istio/gateway/gateway-workloads.ts'
import type { Model } from '../model/model.ts'
import type { Resource, ResourceId } from '../model/resource.ts'
import type { Request } from '../request/request.ts'
import { finish, type Steps } from '../steps.ts'
import { diffInSteps } from './diff-routing.ts'
import { hasAge, withOlder } from './order.ts'
import type { RoutingChange } from './routing-diff.ts'

/** Two VirtualServices of one domain whose ages decide where some request ends, with such a request. */
export interface OrderConflict {
  readonly one: ResourceId
  readonly other: ResourceId
  readonly request: Request
  /** The selector of the gateway workload. */
  readonly gateway: string | undefined
  /** Where the request ends with the one as the older, and with the other. */
  readonly ends: readonly [string, string]
}

export interface OrderConflicts {
  readonly conflicts: readonly OrderConflict[]
  /** Whether all pairs were tried. */
  readonly complete: boolean
}

/** Each pair is a comparison of two configurations: more than this are not made. */
const mostPairs = 24

/** The pairs of VirtualServices at gateways whose order changes an outcome, and whose ages the files do not tell. */
export function orderConflicts(model: Model): OrderConflicts {
  return finish(conflictsInSteps(model))
}

/** The same, with pauses in every comparison. */
export function* conflictsInSteps(model: Model): Steps<OrderConflicts> {
  const pairs = mergedPairs(model)
  const conflicts: OrderConflict[] = []
  for (const [one, other] of pairs.slice(0, mostPairs)) {
    yield
    const { changes } = yield* diffInSteps(withOlder(model, [one]), withOlder(model, [other]), 'gateways')
    // A third may be in the way in one order only; then it is between that one and another.
    const change = changes.find(it => ruleOf(it.before) === one && ruleOf(it.after) === other)
    if (change) conflicts.push(conflictOf(one, other, change))
  }
  return { conflicts, complete: pairs.length <= mostPairs }
}

function conflictOf(one: ResourceId, other: ResourceId, change: RoutingChange): OrderConflict {
  const { request, gateway, before, after } = change
  return { one, other, request, gateway, ends: [before.end, after.end] }
}

function ruleOf({ place }: RoutingChange['before']): ResourceId | undefined {
  return place?.resource
}

/** The pairs that have routes in one virtual host of a gateway; each pair once. */
function mergedPairs(model: Model): readonly (readonly [ResourceId, ResourceId])[] {
  const pairs = new Map<string, readonly [ResourceId, ResourceId]>()
  for (const { workload } of selectedWorkloads(model)) {
    const config = buildGateway(model, workload)
    const names = new Set(config.placed.flatMap(it => it.routeName ?? []))
    for (const name of names)
      for (const { routes } of config.routeConfig(name).virtualHosts.values()) {
        const merged = [...new Set(routes.map(it => it.virtualService))].filter(it => !hasAge(it))
        for (const pair of pairsOf(merged)) pairs.set(pair.join(' '), pair)
      }
  }
  return [...pairs.values()]
}

function pairsOf(merged: readonly Resource[]): (readonly [ResourceId, ResourceId])[] {
  return merged.flatMap((one, i) => merged.slice(i + 1).map(other => [one.id, other.id] as const))
}
