import type { Graph, NodeId } from '../graph/graph.ts'
import type { Model } from '../model/model.ts'
import type { Place } from '../model/resource.ts'
import { finish, type Steps } from '../steps.ts'
import { traceFrom } from '../trace/request-source.ts'
import type { Trace } from '../trace/trace.ts'
import { drawingIndex } from './drawing-index.ts'
import type { Mix, MixEntry } from './traffic-mix.ts'
import { wayOf } from './traffic-way.ts'
import type { Branch, End, ProvisionalWeights, Step } from './way.ts'

/** A mix of requests over a drawing. What comes to a box leaves it, or ends there; all ends add up to the total. */
export interface Flow {
  readonly unit: Mix['unit']
  /** The rates of the whole mix together. */
  readonly total: number
  readonly links: readonly FlowLink[]
  /** What passes boxes and rows, by their ids; copies are not counted. */
  readonly through: ReadonlyMap<string, number>
  readonly ends: readonly FlowEnd[]
  /** Ports that requests come to and that are not in the drawing: nothing listens there. */
  readonly closedPorts: readonly { readonly id: NodeId; readonly port: number }[]
}

/** Traffic from one box or row to the next. */
export interface FlowLink {
  readonly id: string
  /** The edge of the drawing it goes along. */
  readonly edge: string | undefined
  readonly source: NodeId
  readonly sourceRow: string | undefined
  readonly target: NodeId
  readonly targetRow: string | undefined
  /** Copies do not add to what their target gets. */
  readonly copy: boolean
  readonly amount: number
}

export interface FlowEnd extends End {
  readonly amount: number
  /** What is copied to it besides. */
  readonly copied: number
  /** Of which requests it is made up, and the host and rule that led them here. */
  readonly parts: readonly FlowPart[]
}

export interface FlowPart {
  readonly entry: MixEntry
  readonly amount: number
  readonly host?: string
  readonly rule?: Place
}

/** Traces every request of a mix and adds up what takes which way over a drawing of the same model. */
export function flowOf(graph: Graph, model: Model, mix: Mix, provisional?: ProvisionalWeights): Flow {
  return finish(flowInSteps(graph, model, mix, provisional))
}

/** The same, with a pause after every request. */
export function* flowInSteps(
  graph: Graph,
  model: Model,
  mix: Mix,
  provisional?: ProvisionalWeights,
): Steps<Flow> {
  const drawing = drawingIndex(graph)
  const sum = new Sum()
  for (const entry of mix.entries) {
    if (!(entry.rate > 0)) continue
    yield
    const way = wayOf(drawing, model, entry, traceOf(model, entry), provisional)
    const part = {
      entry,
      ...(way.host !== undefined && { host: way.host }),
      ...(way.rule && { rule: way.rule }),
    }
    sum.trunk(way.trunk, entry.rate)
    for (const it of way.branches) sum.branch(way.trunk.at(-1), it, entry.rate, part)
    for (const it of way.copies) sum.copy(way.trunk.at(-1), it, entry.rate)
  }
  return sum.result(mix.unit)
}

const traces = new WeakMap<Model, WeakMap<MixEntry['request'], Trace>>()

/** Kept while the model lives: rates and weights change nothing about where a request can go. */
function traceOf(model: Model, { request, known }: MixEntry): Trace {
  const ofModel = traces.get(model) ?? new WeakMap<MixEntry['request'], Trace>()
  traces.set(model, ofModel)
  const trace = ofModel.get(request) ?? traceFrom(model, known, request)
  ofModel.set(request, trace)
  return trace
}

type Adding<T> = { -readonly [K in keyof T]: T[K] }

class Sum {
  private total = 0
  private readonly links = new Map<string, Adding<FlowLink>>()
  private readonly through = new Map<string, number>()
  private readonly closed = new Map<string, number>()
  private readonly ends = new Map<string, Adding<FlowEnd> & { parts: FlowPart[] }>()

  trunk(steps: readonly Step[], amount: number): void {
    this.total += amount
    steps.forEach((step, i) => {
      this.pass(step.node, amount)
      if (step.closedPort !== undefined) this.closed.set(step.node, step.closedPort)
      if (step.row !== undefined) this.pass(step.row, amount)
      const before = steps[i - 1]
      if (before) this.link(before, step, amount, false)
    })
  }

  branch(from: Step | undefined, branch: Branch, rate: number, part: Omit<FlowPart, 'amount'>): void {
    const amount = rate * branch.share
    const end = this.end(branch.end)
    end.amount += amount
    end.parts.push({ ...part, amount })
    this.pass(end.id, amount)
    if (from) this.link(from, stepTo(branch), amount, false)
  }

  copy(from: Step | undefined, branch: Branch, rate: number): void {
    const amount = rate * branch.share
    this.end(branch.end).copied += amount
    if (from) this.link(from, stepTo(branch), amount, true)
  }

  result(unit: Mix['unit']): Flow {
    const ends = [...this.ends.values()].sort((a, b) => b.amount - a.amount || b.copied - a.copied)
    const closedPorts = [...this.closed].map(([id, port]) => ({ id, port }))
    const { total, through } = this
    return { unit, total, links: [...this.links.values()], through, ends, closedPorts }
  }

  private end(end: End) {
    const known = this.ends.get(end.id)
    if (known) return known
    const added = { ...end, amount: 0, copied: 0, parts: [] }
    this.ends.set(end.id, added)
    return added
  }

  private pass(id: string, amount: number): void {
    this.through.set(id, (this.through.get(id) ?? 0) + amount)
  }

  private link(from: Step, to: Step, amount: number, copy: boolean): void {
    const id = linkId(from, to, copy)
    const known = this.links.get(id)
    if (known) known.amount += amount
    else
      this.links.set(id, {
        id,
        edge: to.edge?.id,
        source: from.node,
        sourceRow: from.row,
        target: to.node,
        targetRow: to.row,
        copy,
        amount,
      })
  }
}

function stepTo({ edge, end }: Branch): Step {
  return { node: end.id, ...(edge && { edge }) }
}

/** The edge's own id; with the row behind it where the edge only names the box that the row is of. */
function linkId(from: Step, { node, row, edge }: Step, copy: boolean): string {
  if (!edge) return `${copy ? 'copy' : 'way'} ${from.row ?? from.node}→${row ?? node}`
  return edge.targetRow === row ? edge.id : `${edge.id}→${row}`
}
