import type { Model } from '../../model/model.ts'
import type { RequestSource } from '../../trace/request-source.ts'
import { meshRoutesTable } from './mesh-routes-table.ts'
import { type RouteRow, routesTable } from './routes-table.ts'

/** Everything that there are routes for on a gateway workload, or in the sidecar of one in the mesh. At most `limit` rows. */
export function routesFrom(model: Model, source: RequestSource, limit = 2000): readonly RouteRow[] {
  switch (source.type) {
    case 'gateway':
      return routesTable(model, source.workload, limit)
    case 'mesh':
      return meshRoutesTable(model, source.workload, limit)
  }
}
