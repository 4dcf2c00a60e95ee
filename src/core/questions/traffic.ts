import type { Graph } from '../graph/graph.ts'
import { formatMeshSource } from '../istio/sidecar/mesh-sources.ts'
import type { Model } from '../model/model.ts'
import type { Place } from '../model/resource.ts'
import { appliedModel } from '../rules/engine/refusals.ts'
import type { Steps } from '../steps.ts'
import { evenMixInSteps } from '../traffic/even-mix.ts'
import { type Flow, flowInSteps } from '../traffic/traffic-flow.ts'
import { withTraffic } from '../traffic/traffic-graph.ts'
import { groupsOf, type Mix, type MixEntry, savedMix } from '../traffic/traffic-mix.ts'
import { type TrafficRow, type TrafficWay, trafficTable } from '../traffic/traffic-table.ts'
import type { ProvisionalWeights } from '../traffic/way.ts'
import { inSteps, type Known } from './question.ts'
import { type ScopedAsk, scopeIn } from './scope.ts'
import type { SourceAsk } from './source-choices.ts'

/** Which mix is shown, and what of it is counted. */
export interface TrafficAsk {
  /** A request for every rule, or the saved ones. */
  readonly mix: 'even' | 'saved'
  /** Groups that are not counted, by id. */
  readonly leftOut: readonly string[]
  /** Rates of groups of the even mix that are not 1. */
  readonly rates: readonly (readonly [id: string, rate: number])[]
  /** Where a slider stands that has not been let go yet. */
  readonly provisional?: ProvisionalWeights | undefined
}

/** What the canvas draws as traffic. */
export interface DrawnTraffic {
  readonly graph: Graph
  readonly unit: Mix['unit']
  readonly total: number
  /** Of the total: what is answered by a rule, and what is stopped. */
  readonly answered: number
  readonly stopped: number
}

const parts = ['model', 'graph', 'requests'] as const
type TrafficKnown = Pick<Known, (typeof parts)[number]>

/** The traffic, and what of the drawing is shown of it. */
export interface TrafficDrawingAsk extends TrafficAsk, ScopedAsk {}

export const trafficDrawing = inSteps(
  [...parts, 'diagnostics', 'modelOf'],
  function* (known, asked: TrafficDrawingAsk) {
    const { focus, filter, before, ...ask } = asked
    const { flow } = yield* flowFor(known, ask)
    const sum = (...kinds: readonly string[]) =>
      flow.ends.reduce((all, it) => all + (kinds.includes(it.kind) ? it.amount : 0), 0)
    const graph = withTraffic(known.graph, flow)
    const shown = focus || filter ? yield* scopeIn({ ...known, graph }, { focus, filter, before }) : { graph }
    return {
      graph: shown.graph,
      unit: flow.unit,
      total: flow.total,
      answered: sum('redirect', 'directResponse'),
      stopped: sum('stopped'),
    } satisfies DrawnTraffic
  },
)

/** The same in numbers: the requests of the mix, and where how much of it ends. */
export interface TrafficNumbers {
  readonly mix: TrafficAsk['mix']
  readonly groups: readonly TrafficGroup[]
  readonly missing: Mix['missing']
  readonly unit: Mix['unit']
  readonly total: number
  readonly rows: readonly TrafficLine[]
}

/** Requests that are counted together: the ways into one rule, or a saved request. */
export interface TrafficGroup {
  readonly id: string
  readonly name: string
  readonly rate: number
  /** Each as a person writes it. */
  readonly texts: readonly string[]
  readonly first: TracedEntry | undefined
}

/** A request of the mix, to be traced by itself. */
export interface TracedEntry extends SourceAsk {
  readonly text: string
}

export interface TrafficLine extends Omit<TrafficRow, 'ways'> {
  readonly ways: readonly TrafficLineWay[]
}

export interface TrafficLineWay extends Omit<TrafficWay, 'entry'> {
  readonly entry: TracedEntry
  readonly rule?: Place
}

export const trafficNumbers = inSteps(parts, function* (known, ask: TrafficAsk) {
  const { mix, flow } = yield* flowFor(known, ask)
  return {
    mix: ask.mix,
    groups: groupsOf(mix).map(({ id, name, rate, entries }) => ({
      id,
      name,
      rate,
      texts: entries.map(it => it.text),
      first: entries[0] && tracedEntry(entries[0]),
    })),
    missing: [...mix.missing, ...refusedIn(appliedModel(known.model))],
    unit: flow.unit,
    total: flow.total,
    rows: trafficTable(known.graph, flow).map(row => ({
      ...row,
      ways: row.ways.map(it => ({ ...it, entry: tracedEntry(it.entry) })),
    })),
  } satisfies TrafficNumbers
})

/** Objects without which the mix is made, since Istio refuses them. */
function refusedIn({ refused }: Model): Mix['missing'] {
  return (refused?.all ?? []).slice(0, mostRefused).map(({ resource, path, message }) => ({
    name: `${resource.kind} ${resource.namespace}/${resource.name}`,
    reason: `It is refused by Istio and takes no part: ${message}`,
    place: { resource: resource.id, path },
  }))
}

const mostRefused = 20

function tracedEntry({ text, known }: MixEntry): TracedEntry {
  return known.type === 'mesh'
    ? { text, from: formatMeshSource(known.workload) }
    : { text, gateway: known.id }
}

interface MixFlow {
  readonly mix: Mix
  readonly flow: Flow
}

/** The last flow of a drawing: canvas and table ask for the same. */
const lastFlows = new WeakMap<Graph, TrafficKnown & { readonly key: string; readonly result: MixFlow }>()

function* flowFor(known: TrafficKnown, ask: TrafficAsk): Steps<MixFlow> {
  const { graph, requests } = known
  const model = appliedModel(known.model)
  const key = JSON.stringify(ask)
  const last = lastFlows.get(graph)
  if (last?.key === key && last.model === model && last.requests === requests) return last.result
  const mix = yield* mixFor({ model, requests }, ask)
  const leftOut = new Set(ask.leftOut)
  const counted = { ...mix, entries: mix.entries.filter(it => !leftOut.has(it.group)) }
  const flow = yield* flowInSteps(graph, model, counted, ask.provisional)
  const result = { mix, flow }
  lastFlows.set(graph, { model, graph, requests, key, result })
  return result
}

function* mixFor(
  { model, requests }: Pick<TrafficKnown, 'model' | 'requests'>,
  { mix, rates }: TrafficAsk,
): Steps<Mix> {
  if (mix === 'saved') return savedMix(model, requests)
  const even = yield* evenMixInSteps(model)
  if (rates.length === 0) return even
  const changed = new Map(rates)
  return {
    ...even,
    entries: even.entries.map(it => ({ ...it, rate: it.rate * (changed.get(it.group) ?? 1) })),
  }
}
