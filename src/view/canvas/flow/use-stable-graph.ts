import { useMemo, useRef } from 'react'
import { type NextStep, nextStepOf } from '../../../core/graph/arrange/next-step.ts'
import { type TryPlace, tryPlaceOf } from '../../../core/graph/arrange/try-place.ts'
import type { Graph } from '../../../core/graph/graph.ts'
import { useLayout } from '../../screen/layout-state.ts'
import { useScopeState } from '../../screen/scope-state.ts'
import type { Arranged } from '../folding/use-arrangement.ts'
import type { RowsFrom } from '../rows/rows-from.ts'
import { emptyFlow, type FlowGraph, type FlowOptions, toFlow } from './flow-graph.ts'
import { hasFans } from './fold-fans.ts'
import { type GraphIndex, type Indexed, indexAgain } from './graph-index.ts'
import { useSeen } from './use-seen.ts'

export interface StableGraph extends Arranged {
  /** All there is to draw, folded or not, and the same by what is asked of it. */
  readonly whole: Graph
  readonly wholeIndex: GraphIndex
  /** What is drawn: folded boxes stand for what they hold. */
  readonly graph: Graph
  readonly index: GraphIndex
  readonly flow: FlowGraph
  /** What the drawing offers to do next, in the room that it leaves. */
  readonly nextStep: NextStep | undefined
  /** Where requests to try are offered. */
  readonly tryPlace: TryPlace | undefined
}

/** What the drawing is looked up in, as it is shown and as a whole. */
export function useIndexes(
  whole: Graph,
  { arrangement }: Arranged,
): Pick<StableGraph, 'index' | 'wholeIndex'> {
  const { graph } = arrangement
  const isListed = arrangement.level !== 'full'
  const lastIndex = useRef<Indexed>(undefined)
  const lastWhole = useRef<Indexed>(undefined)
  const index = useMemo(() => {
    lastIndex.current = indexAgain(lastIndex.current, graph, isListed)
    return lastIndex.current.index
  }, [graph, isListed])
  const wholeIndex = useMemo(() => {
    if (graph === whole) return index
    lastWhole.current = indexAgain(lastWhole.current, whole, false)
    return lastWhole.current.index
  }, [graph, whole, index])
  return useMemo(() => ({ index, wholeIndex }), [index, wholeIndex])
}

/** The graph for React Flow; nodes and edges keep their identity for as long as their content stays the same. */
export function useFlow(
  { graph, index, arrangement }: Pick<StableGraph, 'graph' | 'index' | 'arrangement'>,
  moved: FlowOptions['positions'],
  rowsFrom: RowsFrom,
): FlowGraph {
  const before = useRef(emptyFlow)
  // In frames boxes have no places of the user's choosing.
  const positions = arrangement.level === 'full' ? moved : noPositions
  const seen = useSeen(useMemo(() => hasFans(graph.edges), [graph]))
  return useMemo(() => {
    const next = toFlow(graph, index, { positions, rowsFrom, seen, arrangement }, before.current)
    before.current = next
    return next
  }, [graph, index, positions, rowsFrom, seen, arrangement])
}

const noPositions: FlowOptions['positions'] = {}

/** What is offered in the room that the drawing leaves. */
export function useOffers(
  graph: Graph,
  { arrangement, room }: Arranged,
): Pick<StableGraph, 'nextStep' | 'tryPlace'> {
  const isListed = arrangement.level !== 'full'
  const isPart = useScopeState(it => it.trail.length > 0 || it.asked !== '')
  const nextStep = useMemo(
    () => (isListed || isPart ? undefined : nextStepOf(graph, room)),
    [graph, room, isListed, isPart],
  )
  const offersRequests = useLayout(it => it.tryRequests)
  const tryPlace = useMemo(
    () => (isPart || !offersRequests ? undefined : tryPlaceOf(graph, room)),
    [graph, room, isPart, offersRequests],
  )
  return { nextStep, tryPlace }
}
