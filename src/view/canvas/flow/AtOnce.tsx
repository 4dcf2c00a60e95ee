import { useLayoutEffect, useRef, useState } from 'react'
import type { FlowGraph } from './flow-graph.ts'

/**
 * React Flow takes boxes over in an effect, which React puts off until after a frame. Where some only say something else, as while
 * somebody types, they are in the frame that they were rendered for: with a second rendering to come, React does not put it off.
 * What comes, goes or moves is more than one task should do.
 */
export function AtOnce({ flow }: { flow: Pick<FlowGraph, 'nodes' | 'edges'> }) {
  const before = useRef(flow)
  const [, renderAgain] = useState(flow)
  useLayoutEffect(() => {
    const { nodes, edges } = before.current
    const isFirst = before.current === flow
    before.current = flow
    if (!isFirst && flow.edges === edges && flow.nodes.length === nodes.length) renderAgain(flow)
  }, [flow])
  return null
}
