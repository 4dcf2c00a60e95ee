import { ownerOf } from '../explain/explain-words.ts'
import { type RouteRow, routesTable } from '../explain/routes/routes-table.ts'
import { matchLines } from '../graph/match-words.ts'
import { actionWords } from '../graph/rule-words.ts'
import { gatewayWorkloads } from '../istio/gateway/gateway-workloads.ts'
import { fullHost, type Home } from '../model/hosts.ts'
import { effective, type Model } from '../model/model.ts'
import { type Resource, writtenPlace } from '../model/resource.ts'
import { isMeshBound, type Rule, readVirtualService, rulesOf, sharesOf } from '../model/virtual-services.ts'
import type { Steps } from '../steps.ts'
import { percentWords } from '../text/percent-words.ts'
import type { Column, Table, TableRow } from './table.ts'

const columns: readonly Column[] = [
  { id: 'order', title: 'Order', weight: 2, isNumber: true },
  { id: 'gateway', title: 'Gateway', weight: 6 },
  { id: 'port', title: 'Port', weight: 2, isNumber: true },
  { id: 'host', title: 'Host', weight: 8 },
  { id: 'match', title: 'Match', weight: 8 },
  { id: 'destination', title: 'Destination', weight: 9 },
  { id: 'virtualService', title: 'VirtualService', weight: 6 },
]

/** More than this nobody reads; a filter shows those that are meant. */
const mostRows = 20_000

/** Hosts, ports, matches and destinations in the order in which each gateway tries them, then the rules of the mesh; with a pause after every gateway. */
export function* routesOf(model: Model): Steps<Table> {
  const rows: TableRow[] = []
  for (const { id, workload } of gatewayWorkloads(model)) {
    yield
    if (rows.length > mostRows) break
    for (const it of routesTable(model, workload, mostRows + 1 - rows.length))
      rows.push(gatewayRow(it, id || 'every gateway', rows.length))
  }
  for (const resource of effective(model, 'VirtualService')) {
    if (rows.length > mostRows) break
    rows.push(...meshRows(resource, rows.length))
  }
  return { columns, rows: rows.slice(0, mostRows), isCut: rows.length > mostRows }
}

function gatewayRow(row: RouteRow, gateway: string, at: number): TableRow {
  const { port, domain, match, destination, virtualService, place, isOff, config } = row
  return {
    id: `${at}`,
    cells: [
      String(at + 1),
      gateway,
      String(port),
      domain,
      match,
      isOff ? config : destination,
      virtualService,
    ],
    ...(place && { place }),
    ...(isOff && { isOff }),
  }
}

/** What the sidecars of the mesh do with each host of a VirtualService, rule by rule. */
function meshRows(resource: Resource, before: number): TableRow[] {
  const view = readVirtualService(resource)
  if (!isMeshBound(view)) return []
  const rules = rulesOf(view)
  return view.hosts.flatMap(({ text }, i) =>
    rules.map((rule, k): TableRow => {
      const at = before + i * rules.length + k
      return {
        id: `${at}`,
        cells: [
          String(at + 1),
          'mesh',
          '',
          fullHost(text, resource),
          matchLines(rule).join(' or '),
          actionWords(rule) ?? destinationsOf(rule, resource),
          ownerOf(resource, writtenPlace(resource, rule.path)),
        ],
        place: writtenPlace(resource, rule.path),
      }
    }),
  )
}

function destinationsOf({ destinations }: Rule, home: Home): string {
  const shares = sharesOf(destinations)
  return destinations
    .map(({ host, subset, port }, i) => {
      const name = `${fullHost(host, home)}${port === undefined ? '' : `:${port}`}`
      const words = subset ? `${name} (${subset})` : name
      return destinations.length > 1 ? `${words} ${percentWords(shares[i] ?? 0)}` : words
    })
    .join(', ')
}
