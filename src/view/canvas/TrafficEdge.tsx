import { type EdgeProps, getBezierPath } from '@xyflow/react'
import { memo } from 'react'
import type { GraphEdge } from '../../core/graph/graph.ts'
import { classNames } from '../ui/class-names.ts'
import { useCanvas } from './canvas-state.ts'
import { useDetail } from './detail.tsx'
import styles from './edge.module.css'
import type { FlowEdge } from './flow-graph.ts'
import { percent } from './wording.ts'

/** Traffic on its way: as wide as its share, dashed where it is a copy, with a warning sign where it does not flow. */
export const TrafficEdge = memo(function TrafficEdge({ id, data, ...ends }: EdgeProps<FlowEdge>) {
  const edge = data!.edge
  const detailed = useDetail()
  const lit = useCanvas(it => it.lit?.edges.has(id) ?? false)
  const picked = useCanvas(it => it.pickedEdge === id)
  const [path, middleX, middleY] = getBezierPath({ ...ends, curvature: 0.35 })
  const label = labelOf(edge)
  const broken = edge.broken !== undefined
  return (
    <g
      className={classNames(styles.edge, styles[edge.type], broken && styles.broken, picked && styles.picked)}
      data-edge={id}
      data-lit={lit || undefined}
    >
      <title>{titleOf(edge)}</title>
      <path d={path} className={styles.reach} />
      <path d={path} className={styles.line} style={{ strokeWidth: widthOf(edge) }} />
      <circle cx={ends.sourceX} cy={ends.sourceY} r={2.5} className={styles.end} />
      <circle cx={ends.targetX} cy={ends.targetY} r={2.5} className={styles.end} />
      {detailed && broken && (
        <g className={styles.sign} transform={`translate(${middleX} ${middleY})`}>
          <path d="M0 -8.5 L9 7 L-9 7 Z" />
          <path d="M0 -3 V2 M0 4.4 V4.6" />
        </g>
      )}
      {detailed && label && !broken && (
        <text x={middleX} y={middleY} className={styles.label} dominantBaseline="central" textAnchor="middle">
          {label}
        </text>
      )}
    </g>
  )
})

function labelOf(edge: GraphEdge): string | undefined {
  if (edge.label !== undefined && edge.label !== '') return edge.label
  if (edge.share === undefined) return edge.type === 'delegate' ? 'delegate' : undefined
  if (edge.type === 'mirror') return `mirror ${percent(edge.share)}`
  return percent(edge.share)
}

function titleOf(edge: GraphEdge): string {
  if (edge.broken !== undefined) return edge.broken
  if (edge.share === undefined) return edge.label ?? ''
  return edge.type === 'mirror'
    ? `${percent(edge.share)} mirrored`
    : `${percent(edge.share)} of the rule's traffic`
}

function widthOf(edge: GraphEdge): number {
  if (edge.broken !== undefined || edge.share === undefined || edge.type === 'mirror') return 1.5
  return 1.25 + 3.25 * Math.min(1, Math.max(0, edge.share))
}
