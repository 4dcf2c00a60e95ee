import { canonical } from '../data/canonical.ts'
import { clusterShares } from '../explain/explain-action.ts'
import { type Cluster, clustersOf, mirrorsOf } from '../istio/routes/clusters.ts'
import type { HttpRoute } from '../istio/routes/http-routes.ts'
import type { Otherwise } from '../istio/routes/virtual-hosts.ts'
import type { GatewayWorkload } from '../istio/routes/workload.ts'
import { sidecarContext } from '../istio/sidecar/build-mesh.ts'
import type { Model } from '../model/model.ts'
import { field, type JsonMap, mapsAt, textAt } from '../model/read-value.ts'
import { matchedPrefix } from '../trace/redirect.ts'

/** What a route does with a request, so that two of them can be compared, whatever their conditions. */
export interface Behaviour {
  /** Equal for the same. */
  readonly key: string
  /** Equal where requests end at the same, by the same shares. */
  readonly end: string
  /** What is done on the way, by name. */
  readonly handling: Readonly<Record<string, string>>
}

/** What becomes of a request that a route takes. */
export function behaviourOf(
  model: Model,
  workload: GatewayWorkload,
  route: HttpRoute,
  isSidecar = false,
): Behaviour {
  const { rule, serverPort } = route
  const sidecar = isSidecar ? sidecarContext(model, workload, 'http') : undefined
  const context = { model, namespace: workload.namespace, serverPort, ...(sidecar && { sidecar }) }
  const clusters = clustersOf(context, rule.destinations)
  const answers = rule.redirect ?? rule.directResponse
  const end = answers
    ? canonical([rule.redirect ? 'redirect' : 'answer', answers, portOf(rule.redirect, serverPort)])
    : endAt(clusters)
  const handling = rule.redirect
    ? prefixOf(route, rule.redirect, 'prefixRewrite')
    : handlingOf(context, route)
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
  const perDestination = mapsAt(rule.value, 'route').map(it => field(it, 'headers') ?? null)
  return {
    ...written({
      rewrite: rule.rewrite,
      timeout: field(rule.value, 'timeout'),
      retries: field(rule.value, 'retries'),
      fault: field(rule.value, 'fault'),
      'CORS policy': field(rule.value, 'corsPolicy'),
      headers: field(rule.value, 'headers'),
      'headers of destinations': perDestination.some(it => it !== null) ? perDestination : undefined,
      mirrors: mirrors.length > 0 ? mirrors.map(it => [it.name, it.percent, it.exists]) : undefined,
    }),
    ...prefixOf(route, rule.rewrite, 'uri'),
  }
}

/** What a rewrite replaces depends on how the path was matched. */
function prefixOf(route: HttpRoute, map: JsonMap | undefined, name: string): Record<string, string> {
  if (!map || !textAt(map, name)) return {}
  const uri = route.match && field(route.match, 'uri')
  const whole = uri && typeof uri === 'object' && ('exact' in uri || 'regex' in uri)
  return { 'rewritten part': whole ? 'whole path' : matchedPrefix(route) }
}

function written(all: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, canonical(value)]])),
  )
}

function portOf(redirect: JsonMap | undefined, serverPort: number): number | undefined {
  return redirect && textAt(redirect, 'derivePort') === 'FROM_REQUEST_PORT' ? serverPort : undefined
}

function rounded(share: number): number {
  return Math.round(share * 1e6) / 1e6
}
