import type { DestinationNode, Graph, GraphEdge } from '../graph/graph.ts'
import { readDestinationRule } from '../model/destination-rules.ts'
import { serviceOfHost } from '../model/hosts.ts'
import type { Model } from '../model/model.ts'
import type { ResourceId } from '../model/resource.ts'
import { serviceNamed } from '../model/services.ts'
import type { Column, Table, TableRow } from './table.ts'

const columns: readonly Column[] = [
  { id: 'service', title: 'Service', weight: 8 },
  { id: 'namespace', title: 'Namespace', weight: 4 },
  { id: 'known', title: 'Known by', weight: 5 },
  { id: 'ports', title: 'Ports', weight: 4 },
  { id: 'subsets', title: 'Subsets', weight: 5 },
  { id: 'users', title: 'Used by', weight: 9 },
  { id: 'rules', title: 'Rules', weight: 2, isNumber: true },
  { id: 'policies', title: 'Policies', weight: 6 },
]

/** Everything that is sent to or could be, each host once, with the rules that use it. */
export function servicesOf(model: Model, graph: Graph): Table {
  const hosts = new Map<string, DestinationNode[]>()
  for (const it of graph.nodes) {
    if (it.type !== 'destination') continue
    const list = hosts.get(it.host)
    if (list) list.push(it)
    else hosts.set(it.host, [it])
  }
  const users = usersByBox(graph)
  const names = new Map(model.resources.map(it => [it.id, it.name]))
  return {
    columns,
    rows: [...hosts].map(([host, boxes]) => rowOf(model, host, boxes, users, names)),
    isCut: false,
  }
}

function rowOf(
  model: Model,
  host: string,
  boxes: readonly DestinationNode[],
  users: ReadonlyMap<string, readonly GraphEdge[]>,
  names: ReadonlyMap<ResourceId, string>,
): TableRow {
  const record = serviceNamed(model, host, '')
  const service = serviceOfHost(host)
  const edges = boxes.flatMap(it => users.get(it.id) ?? [])
  const rules = new Set(edges.map(it => it.sourceRow ?? it.source))
  const virtualServices = [...new Set(edges.map(it => it.source))]
  const destinationRules = [...new Set(boxes.flatMap(it => it.destinationRule ?? []))]
  const policies = new Map(
    boxes.flatMap(it => it.policies ?? []).map(it => [it.kind, it.label ?? it.kind] as const),
  )
  const place = boxes.find(it => it.place?.path.length === 0)?.place ?? boxes[0]?.place
  const node = boxes[0]?.id
  return {
    id: host,
    cells: [
      service?.name ?? (host || '(no host)'),
      service?.namespace ?? record?.resource?.namespace ?? '',
      record?.kind === 'service' ? 'Service' : record ? 'ServiceEntry' : 'not in your files',
      (record?.ports ?? []).map(it => [it.number, it.name].filter(Boolean).join(' ')).join(', '),
      [
        ...subsetsOf(model, destinationRules),
        ...boxes.flatMap(it => (it.missing === 'subset' && it.subset ? `${it.subset} (missing)` : [])),
      ].join(', '),
      virtualServices.map(it => names.get(it) ?? it).join(', '),
      String(rules.size),
      [...policies.values()].join(', '),
    ],
    ...(place ? { place } : node !== undefined && { node }),
  }
}

function subsetsOf(model: Model, rules: readonly ResourceId[]): readonly string[] {
  if (rules.length === 0) return []
  const named = new Set(rules)
  return [
    ...new Set(
      model
        .ofKind('DestinationRule')
        .filter(it => named.has(it.id))
        .flatMap(it => readDestinationRule(it).subsets.map(subset => subset.name)),
    ),
  ]
}

function usersByBox({ edges }: Graph): ReadonlyMap<string, readonly GraphEdge[]> {
  const users = new Map<string, GraphEdge[]>()
  for (const it of edges) {
    if (it.type !== 'route' && it.type !== 'mirror') continue
    const list = users.get(it.target)
    if (list) list.push(it)
    else users.set(it.target, [it])
  }
  return users
}
