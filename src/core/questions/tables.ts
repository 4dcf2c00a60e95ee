import type { Graph } from '../graph/graph.ts'
import type { Place } from '../model/resource.ts'
import { appliedModel } from '../rules/engine/refusals.ts'
import type { Steps } from '../steps.ts'
import { gatewaysOf } from '../tables/gateways-of.ts'
import { routesOf } from '../tables/routes-of.ts'
import { servicesOf } from '../tables/services-of.ts'
import type { Table, TableName, TableRow } from '../tables/table.ts'
import { inSteps, type Known } from './question.ts'
import { type ScopedAsk, scopeIn, scopeReads } from './scope.ts'

export interface TableAsk extends ScopedAsk {
  readonly table: TableName
}

export interface TableAnswer extends Table {
  readonly table: TableName
  /** How many rows there are without a focus or filter. */
  readonly all: number
}

/** One of the tables of the workspace, of what is shown of it. */
export const table = inSteps(scopeReads, function* (known, ask: TableAsk) {
  const { table: name, focus, filter, before } = ask
  const whole = yield* tableOf(known, name)
  const { columns, isCut } = whole
  const all = whole.rows.length
  if (!focus && !filter) return { table: name, columns, rows: whole.rows, isCut, all } satisfies TableAnswer
  const scope = yield* scopeIn(known, { focus, filter, before })
  yield
  const drawn = drawnPlaces(scope.graph)
  const rows = whole.rows.filter(it => isDrawn(name, it, drawn))
  return { table: name, columns, rows, isCut, all } satisfies TableAnswer
})

function* tableOf({ model, graph }: Pick<Known, 'model' | 'graph'>, name: TableName): Steps<Table> {
  switch (name) {
    case 'routes':
      return yield* routesOf(appliedModel(model))
    case 'gateways':
      return gatewaysOf(model, graph)
    case 'services':
      return servicesOf(model, graph)
  }
}

/** Servers and rules by their places, destinations by their hosts. */
function drawnPlaces({ nodes }: Graph): ReadonlySet<string> {
  const drawn = new Set<string>()
  for (const node of nodes) {
    if (node.type === 'destination') drawn.add(`host ${node.host}`)
    if ('rows' in node) for (const { place } of node.rows) drawn.add(placeKey(place))
  }
  return drawn
}

/** A table shows what the drawing shows: of a box that is passed on the way those rows that the way takes. */
function isDrawn(table: TableName, { id, place }: TableRow, drawn: ReadonlySet<string>): boolean {
  if (table === 'services') return drawn.has(`host ${id}`)
  return place !== undefined && drawn.has(placeKey(place))
}

function placeKey({ resource, path }: Place): string {
  return `${resource} ${path.slice(0, 3).join('/')}`
}
