import { routesFrom } from '../explain/routes/routes-from.ts'
import type { RouteRow } from '../explain/routes/routes-table.ts'
import { gatewayWorkloads } from '../istio/gateway/gateway-workloads.ts'
import { readMeshSource } from '../istio/sidecar/mesh-sources.ts'
import { appliedModel } from '../rules/engine/refusals.ts'
import { quick } from './question.ts'
import { meantSource, type SourceAsk } from './source-choices.ts'

/** What there are routes for on a gateway workload, or in the sidecar of a workload of the mesh. */
export interface RoutesAnswer {
  /** The selector of the gateway workload whose they are. */
  readonly gateway: string | undefined
  readonly rows: readonly RouteRow[]
  /** Whether there are more. */
  readonly isCut: boolean
}

const mostRows = 2000

export const routes = quick(['model'], ({ model: files }, ask: SourceAsk): RoutesAnswer => {
  const model = appliedModel(files)
  const { gateway, from } = meantSource(model, ask)
  if (from !== undefined) {
    const known = readMeshSource(from)
    const rows = known ? routesFrom(model, known, mostRows + 1) : []
    return { gateway: undefined, rows: rows.slice(0, mostRows), isCut: rows.length > mostRows }
  }
  const workloads = gatewayWorkloads(model)
  const known = workloads.find(it => it.id === gateway) ?? workloads[0]
  const rows = known ? routesFrom(model, known, mostRows + 1) : []
  return { gateway: known?.id, rows: rows.slice(0, mostRows), isCut: rows.length > mostRows }
})
