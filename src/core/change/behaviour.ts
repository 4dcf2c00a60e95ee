import { canonical } from '../data/canonical.ts'
import { clusterShares } from '../explain/explain-action.ts'
import { type Cluster, clustersOf, mirrorsOf } from '../istio/routes/clusters.ts'
import type { HttpRoute } from '../istio/routes/http-routes.ts'
import type { Otherwise } from '../istio/routes/virtual-hosts.ts'
import type { GatewayWorkload } from '../istio/routes/workload.ts'
import { sidecarContext } from '../istio/sidecar/build-mesh.ts'
import type { Model } from '../model/model.ts'
import { field, has, integerAt, type JsonMap, mapAt, mapsAt, textAt } from '../model/read-value.ts'
import { matchedPrefix } from '../trace/redirect.ts'
import {
  plainHeaders,
  plainPolicy,
  plainRedirect,
  plainRetries,
  plainRewrite,
  plainTime,
} from './plain-handling.ts'

/** What a route does with a request, so that two of them can be compared, whatever their conditions. */
export interface Behaviour {
  /** Equal for the same. */
  readonly key: string
  /** Equal where requests end at the same, by the same shares. */
  readonly end: string
  /** What is done on the way, by name. */
  readonly handling: Readonly<Record<string, string>>
}

/** What becomes of a request with this scheme that a route takes. */
export function behaviourOf(
  model: Model,
  workload: GatewayWorkload,
  route: HttpRoute,
  scheme: string,
  isSidecar = false,
): Behaviour {
  const { rule, serverPort } = route
  const sidecar = isSidecar ? sidecarContext(model, workload, 'http') : undefined
  const context = { model, namespace: workload.namespace, serverPort, ...(sidecar && { sidecar }) }
  const clusters = clustersOf(context, rule.destinations)
  const end = rule.redirect
    ? canonical(['redirect', plainRedirect(rule.redirect, serverPort, scheme)])
    : rule.directResponse
      ? canonical(['answer', rule.directResponse])
      : endAt(clusters)
  const handling = rule.redirect ? prefixOf(route, rule.redirect) : handlingOf(context, route)
  return { key: canonical([end, handling]), end, handling }
}

/** What a sidecar does with a request that no route takes; the same as a rule that does nothing else. */
export function otherwiseBehaviour(otherwise: Otherwise): Behaviour {
  if (otherwise.type === 'refuse') return plainBehaviour(canonical(['answer', otherwise.status]))
  const end = endAt([otherwise.cluster])
  return { key: canonical([end, {}]), end, handling: {} }
}

function endAt(clusters: readonly Cluster[]): string {
  const shares = clusterShares(clusters)
  return canonical(clusters.map((it, i) => [it.name, it.exists, rounded(shares[i] ?? 0)]))
}

/** A request that no route takes, one that is sent on to HTTPS, and one that is stopped before. */
export function plainBehaviour(end: string): Behaviour {
  return { key: end, end, handling: {} }
}

function handlingOf(context: Parameters<typeof mirrorsOf>[0], route: HttpRoute): Behaviour['handling'] {
  const { rule } = route
  const mirrors = mirrorsOf(context, rule)
  const entries = mapsAt(rule.value, 'route')
  const used = entries.length > 1 ? entries.filter(it => integerAt(it, 'weight')) : entries
  const perDestination = used.map(it => {
    const own = plainHeaders(field(it, 'headers'))
    return own && Object.keys(own).length > 0 ? own : null
  })
  const headers = plainHeaders(field(rule.value, 'headers'))
  const isWhole = ['exact', 'regex'].some(it => has(mapAt(route.match ?? {}, 'uri'), it))
  const prefix = {
    text: matchedPrefix(route),
    isOfSegments: has(mapAt(route.match ?? {}, 'uri'), 'segmentPrefix'),
  }
  return written({
    rewrite: plainRewrite(rule.rewrite, isWhole ? undefined : prefix),
    timeout: plainTime(field(rule.value, 'timeout')),
    retries: plainRetries(field(rule.value, 'retries')),
    fault: field(rule.value, 'fault'),
    'CORS policy': plainPolicy(field(rule.value, 'corsPolicy')),
    headers: headers && Object.keys(headers).length > 0 ? headers : undefined,
    'headers of destinations': perDestination.some(it => it !== null) ? perDestination : undefined,
    mirrors: mirrors.length > 0 ? mirrors.map(it => [it.name, it.percent, it.exists]) : undefined,
  })
}

/** What a redirect replaces depends on how the path was matched. */
function prefixOf(route: HttpRoute, redirect: JsonMap): Record<string, string> {
  return textAt(redirect, 'prefixRewrite') ? { 'rewritten part': matchedPrefix(route) } : {}
}

function written(all: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, canonical(value)]])),
  )
}

function rounded(share: number): number {
  return Math.round(share * 1e6) / 1e6
}
