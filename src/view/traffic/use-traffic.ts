import { useDeferredValue, useMemo } from 'react'
import type { Graph } from '../../core/graph/graph.ts'
import type { LinkedModel } from '../../core/model/model.ts'
import type { SavedRequest } from '../../core/saved/saved-request.ts'
import { evenMix } from '../../core/traffic/even-mix.ts'
import { type Flow, flowOf } from '../../core/traffic/traffic-flow.ts'
import { withTraffic } from '../../core/traffic/traffic-graph.ts'
import { type Mix, savedMix } from '../../core/traffic/traffic-mix.ts'
import type { ProvisionalWeights } from '../../core/traffic/way.ts'
import { modelOf } from '../model-of.ts'
import { useWorkspaceState } from '../workspace-context.tsx'
import { type MixSource, useTrafficState } from './traffic-state.ts'

/** The traffic of the chosen mix over the drawing. */
export interface Traffic {
  /** Every request that can be counted, with its rate, those left out included. */
  readonly mix: Mix
  readonly flow: Flow
  readonly graph: Graph
}

const none: readonly SavedRequest[] = []
const noGraph: Graph = { nodes: [], edges: [] }

/**
 * What is shown as traffic, a moment behind the hand so that neither typing nor a slider is held up. Nothing is computed
 * unless it is asked for; canvas and table share what is.
 */
export function useTraffic(isShown: boolean): Traffic | undefined {
  // Not shown, it hears of nothing either.
  const files = useDeferredValue(useWorkspaceState(it => (isShown ? it.files : undefined)))
  const settings = useWorkspaceState(it => it.settings)
  const saved = useDeferredValue(useWorkspaceState(it => (isShown ? it.requests : none)) ?? none)
  const graph = useDeferredValue(useWorkspaceState(it => (isShown ? it.analysis?.graph : noGraph)) ?? noGraph)
  const source = useTrafficState(it => it.source)
  const leftOut = useDeferredValue(useTrafficState(it => it.leftOut))
  const rates = useDeferredValue(useTrafficState(it => it.rates))
  const provisional = useDeferredValue(useTrafficState(it => it.provisional))
  return useMemo(() => {
    if (!isShown || !files) return undefined
    const model = modelOf(files, settings)
    return trafficOf(graph, model, mixOf(model, source, saved, rates), leftOut, provisional)
  }, [isShown, files, settings, saved, graph, source, leftOut, rates, provisional])
}

const mixOf = latest(
  (
    model: LinkedModel,
    source: MixSource,
    saved: readonly SavedRequest[],
    rates: ReadonlyMap<string, number>,
  ): Mix => {
    if (source === 'saved') return savedMix(model, saved)
    const mix = evenMix(model)
    if (rates.size === 0) return mix
    return { ...mix, entries: mix.entries.map(it => ({ ...it, rate: it.rate * (rates.get(it.group) ?? 1) })) }
  },
)

const trafficOf = latest(
  (
    graph: Graph,
    model: LinkedModel,
    mix: Mix,
    leftOut: ReadonlySet<string>,
    provisional: ProvisionalWeights | undefined,
  ): Traffic => {
    const counted = { ...mix, entries: mix.entries.filter(it => !leftOut.has(it.group)) }
    const flow = flowOf(graph, model, counted, provisional)
    return { mix, flow, graph: withTraffic(graph, flow) }
  },
)

/** Keeps the last result while the arguments stay. */
function latest<A extends readonly unknown[], R>(compute: (...args: A) => R): (...args: A) => R {
  let kept: { readonly args: A; readonly result: R } | undefined
  return (...args) => {
    if (kept && args.every((it, i) => it === kept?.args[i])) return kept.result
    const result = compute(...args)
    kept = { args, result }
    return result
  }
}
