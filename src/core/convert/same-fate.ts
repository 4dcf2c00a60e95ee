import type { RoutingChange } from '../change/routing-diff.ts'
import { witnessSides } from '../change/witness-sides.ts'
import { canonical } from '../data/canonical.ts'
import type { Explained } from '../explain/explanation.ts'
import { isBuiltIn } from '../istio/routes/clusters.ts'
import type { Model } from '../model/model.ts'
import { has, mapAt } from '../model/read-value.ts'
import { handlingOf } from '../trace/handling.ts'
import { missingStatus } from '../trace/missing-status.ts'
import { contextOf } from '../trace/request-source.ts'
import { upstreamOf } from '../trace/upstream.ts'

/**
 * Whether a change of the routing is none to whoever calls: both sides answer with the same status, a backend that may not be used
 * and a direct response of 500 for one; or the change is about one path, which comes to the same however it is replaced.
 */
export function isSameFate(before: Model, after: Model, change: RoutingChange): boolean {
  const sides = witnessSides(before, after, change)
  if (!sides) return false
  const [was, is] = [answerOf(sides.before), answerOf(sides.after)]
  if (was !== undefined || is !== undefined) return was === is
  const match = sides.after.trace.route?.match
  if (!match || !has(mapAt(match, 'uri'), 'exact')) return false
  return fateOf(sides.before) === fateOf(sides.after)
}

/** The status that callers get from the proxy itself, where nothing is sent on. */
function answerOf({ trace }: Explained): number | undefined {
  if (trace.outcome === 'direct_response') return trace.directResponse?.status
  const isMissing = trace.clusters.length > 0 && trace.clusters.every(it => !it.exists && !isBuiltIn(it))
  // A cluster with a name may be there all the same: the files need not have it.
  const isNowhere = isMissing && trace.clusters.every(it => it.host === '')
  return trace.outcome === 'route' && isNowhere
    ? missingStatus({ ...(trace.route && { route: trace.route }) })
    : undefined
}

function fateOf({ model, workload, trace, request }: Explained): string {
  const type = 'labels' in workload ? 'gateway' : 'mesh'
  const handling = handlingOf(contextOf(model, { type, workload } as Parameters<typeof contextOf>[1]), trace)
  const clusters = trace.clusters.map(it => [it.name, it.weight, it.exists])
  const mirrors = trace.mirrors.map(it => [it.name, it.percent])
  return canonical([trace.outcome, clusters, mirrors, upstreamOf(trace, request) ?? null, handling])
}
