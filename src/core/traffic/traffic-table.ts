import type { Graph } from '../graph/graph.ts'
import type { Place } from '../model/resource.ts'
import { drawingIndex } from './drawing-index.ts'
import type { Flow, FlowEnd, FlowPart } from './traffic-flow.ts'
import type { MixEntry } from './traffic-mix.ts'

/** An end of a flow in a table: what it gets, then by which hosts and rules. */
export interface TrafficRow {
  readonly id: string
  readonly kind: FlowEnd['kind']
  readonly title: string
  readonly detail: string
  /** Deployments and Pods that it consists of, as far as the files show them. */
  readonly workloads: readonly string[]
  /** Of the whole mix, 0 to 1. */
  readonly share: number
  readonly amount: number
  /** What is copied to it besides, of the whole mix. */
  readonly copied: number
  readonly ways: readonly TrafficWay[]
}

export interface TrafficWay {
  readonly label: string
  readonly share: number
  readonly amount: number
  readonly rule?: Place
  /** One of its requests, to be traced. */
  readonly entry: MixEntry
  /** How many more there are. */
  readonly others: number
}

/** The ends of a flow, the largest first; shares of destinations, answers and stops together are the whole. */
export function trafficTable(graph: Graph, flow: Flow): TrafficRow[] {
  return flow.ends.map(end => ({
    id: end.id,
    kind: end.kind,
    title: end.title,
    detail: end.detail,
    workloads: end.workloads ?? [],
    share: partOf(flow, end.amount),
    amount: end.amount,
    copied: partOf(flow, end.copied),
    ways: waysOf(graph, flow, end),
  }))
}

function waysOf(graph: Graph, flow: Flow, { kind, parts }: FlowEnd): TrafficWay[] {
  const drawing = drawingIndex(graph)
  const groups = new Map<string, { label: string; amount: number; parts: FlowPart[] }>()
  for (const part of parts) {
    // What is stopped is looked into request by request; the rest by the host and rule that led there.
    const label = kind === 'stopped' ? part.entry.name : labelOf(part)
    const group = groups.get(label) ?? { label, amount: 0, parts: [] }
    group.amount += part.amount
    group.parts.push(part)
    groups.set(label, group)
  }
  return [...groups.values()]
    .sort((a, b) => b.amount - a.amount)
    .flatMap(({ label, amount, parts: [first, ...others] }) =>
      first
        ? [
            {
              label,
              share: partOf(flow, amount),
              amount,
              ...(first.rule && { rule: first.rule }),
              entry: first.entry,
              others: others.length,
            },
          ]
        : [],
    )

  function labelOf({ host, rule, entry }: FlowPart): string {
    return [rule && ruleLabel(rule), host].filter(Boolean).join(' · ') || entry.name
  }

  function ruleLabel(rule: Place): string {
    const station = drawing.stationAt(rule)
    const node = station && drawing.nodes.get(station.node)
    const row = node?.type === 'virtualService' ? node.rows.find(it => it.id === station?.row) : undefined
    if (!node || !row) return `${rule.resource} ${rule.path.slice(1, 3).join(' ')}`
    const protocol = row.protocol === 'http' ? '' : `${row.protocol} `
    return `${node.title} ${protocol}rule ${row.number}${row.name ? ` (${row.name})` : ''}`
  }
}

function partOf({ total }: Flow, amount: number): number {
  return total > 0 ? amount / total : 0
}
