import { useMemo, useRef } from 'react'
import type { Graph } from '../../../core/graph/graph.ts'
import type { RowsFrom } from '../rows/rows-from.ts'
import { emptyFlow, type FlowGraph, type FlowOptions, toFlow } from './flow-graph.ts'
import { hasFans } from './fold-fans.ts'
import { type GraphIndex, indexGraph } from './graph-index.ts'
import { useSeen } from './use-seen.ts'

export interface StableGraph {
  readonly graph: Graph
  readonly index: GraphIndex
  readonly flow: FlowGraph
}

const emptyGraph: Graph = { nodes: [], edges: [] }

/** The graph for React Flow; nodes and edges keep their identity for as long as their content stays the same. */
export function useStableGraph(
  graph: Graph = emptyGraph,
  positions: FlowOptions['positions'],
  rowsFrom: RowsFrom,
): StableGraph {
  const before = useRef(emptyFlow)
  const index = useMemo(() => indexGraph(graph), [graph])
  const seen = useSeen(useMemo(() => hasFans(graph.edges), [graph]))
  const flow = useMemo(() => {
    const next = toFlow(graph, index, { positions, rowsFrom, seen }, before.current)
    before.current = next
    return next
  }, [graph, index, positions, rowsFrom, seen])
  return useMemo(() => ({ graph, index, flow }), [graph, index, flow])
}
