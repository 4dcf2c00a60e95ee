import { Position } from '@xyflow/react'
import type { ComponentType } from 'react'
import type { GraphEdge, GraphNode } from '../../../core/graph/graph.ts'
import canvas from '../canvas.module.css'
import { TrafficEdge } from '../flow/TrafficEdge.tsx'
import { nodeTypes } from '../nodes/node-types.ts'
import styles from './Legend.module.css'

/** A box of the drawing by itself. Assistive technology reads the words beside it. */
export function SampleBox({ node }: { node: GraphNode }) {
  // They look at their data alone; the rest of React Flow's properties is for those that are dragged.
  const Node = nodeTypes[node.type] as unknown as ComponentType<{
    data: { node: GraphNode; from: number }
  }>
  const { width, height } = node
  return (
    <span className={`${styles.sample} ${canvas.flow}`} style={{ width, height }} aria-hidden="true" inert>
      <Node data={{ node, from: 0 }} />
    </span>
  )
}

const width = 190
const height = 30

/** A line of the drawing by itself. */
export function SampleLine({ edge }: { edge: GraphEdge }) {
  return (
    <span className={`${styles.sample} ${canvas.flow}`} aria-hidden="true" inert>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="presentation">
        <TrafficEdge
          id={edge.id}
          source={edge.source}
          target={edge.target}
          sourceX={4}
          sourceY={height / 2}
          targetX={width - 4}
          targetY={height / 2}
          sourcePosition={Position.Right}
          targetPosition={Position.Left}
          data={{ edge, of: [edge.id], ...(edge.label || edge.type === 'mirror' ? { lane: 0 } : {}) }}
        />
      </svg>
    </span>
  )
}
