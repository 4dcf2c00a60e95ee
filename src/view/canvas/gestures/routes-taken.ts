import type { GraphRow } from '../../../core/graph/drawn-rows.ts'
import { type RouteKind, routesOfListener } from '../../../core/operations/route-for-listener.ts'

/** The kinds of routes that some listeners take, the likeliest first; a Gateway without any will have one for HTTP. */
export function routesTaken(rows: readonly GraphRow[]): readonly RouteKind[] {
  const taken = rows.flatMap(it =>
    'protocol' in it && 'tls' in it ? routesOfListener(it.protocol, it.tls === 'Passthrough') : [],
  )
  return taken.length > 0 ? [...new Set(taken)] : routesOfListener('HTTP', false)
}
