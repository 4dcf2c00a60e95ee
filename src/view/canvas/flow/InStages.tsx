import { memo, type ReactNode, useMemo, useRef } from 'react'
import type { Graph } from '../../../core/graph/graph.ts'
import { useCanvas } from '../canvas-state.ts'
import { type Arranged, useArrangement } from '../folding/use-arrangement.ts'
import { type MovedNodes, useMovedNodes } from '../gestures/use-moved-nodes.ts'
import { type Legible, legibleAgain } from './legible-graph.ts'
import { type StableGraph, useFlow, useIndexes, useOffers } from './use-stable-graph.ts'

interface Shows {
  /** The same function for as long as it shows the same of a drawing. */
  readonly show: (stable: StableGraph, moved: MovedNodes) => ReactNode
}

/**
 * Makes what the canvas shows out of a drawing, each step a component of its own: where it follows as a deferred value, React lets
 * keys and clicks in between two of them.
 */
export const InStages = memo(function InStages({
  drawn = emptyGraph,
  show,
}: Shows & { drawn: Graph | undefined }) {
  const last = useRef<Legible>(undefined)
  const whole = useMemo(() => {
    last.current = legibleAgain(last.current, drawn)
    return last.current.graph
  }, [drawn])
  return <Arrange whole={whole} show={show} />
})

const emptyGraph: Graph = { nodes: [], edges: [] }

const Arrange = memo(function Arrange({ whole, show }: Shows & { whole: Graph }) {
  return <Index whole={whole} arranged={useArrangement(whole)} show={show} />
})

interface WithArranged extends Shows {
  readonly whole: Graph
  readonly arranged: Arranged
}

const Index = memo(function Index({ whole, arranged, show }: WithArranged) {
  return <Flow whole={whole} arranged={arranged} indexes={useIndexes(whole, arranged)} show={show} />
})

const Flow = memo(function Flow({
  whole,
  arranged,
  indexes,
  show,
}: WithArranged & { readonly indexes: Pick<StableGraph, 'index' | 'wholeIndex'> }) {
  const moved = useMovedNodes()
  const rowsFrom = useCanvas(it => it.rowsFrom)
  const { graph } = arranged.arrangement
  const { index } = indexes
  const flow = useFlow({ graph, index, arrangement: arranged.arrangement }, moved.positions, rowsFrom)
  const { nextStep, tryPlace } = useOffers(graph, arranged)
  const stable = useMemo(
    (): StableGraph => ({ whole, graph, ...arranged, ...indexes, flow, nextStep, tryPlace }),
    [whole, graph, arranged, indexes, flow, nextStep, tryPlace],
  )
  return show(stable, moved)
})
