import { type EdgeProps, getBezierPath } from '@xyflow/react'
import { memo } from 'react'
import { type Detour, type Loop, loopPath } from '../../../core/graph/arrange/detours.ts'
import type { GraphEdge } from '../../../core/graph/graph.ts'
import { shareHeight, shareWidth } from '../../../core/graph/sizes.ts'
import { percentWords } from '../../../core/text/percent-words.ts'
import { classNames } from '../../ui/class-names.ts'
import { useCanvas, useIsLit, useIsTraced } from '../canvas-state.ts'
import { useDetail } from '../viewport/detail.tsx'
import styles from './edge.module.css'
import type { FlowEdge } from './flow-graph.ts'

/** Near the edge's beginning: its middle may lie behind a box of the column between. */
const signDistance = 30

/** Traffic on its way: as wide as its share, dashed where it is a copy, with a warning sign where it does not flow. */
export const TrafficEdge = memo(function TrafficEdge({ id, data, ...ends }: EdgeProps<FlowEdge>) {
  const edge = data!.edge
  const detailed = useDetail()
  const lit = useIsLit(data!.of)
  const traced = useIsTraced(data!.of)
  const pointed = useCanvas(it => it.hovered?.type === 'edge' && it.hovered.id === id)
  const picked = useCanvas(it => it.pickedEdge === id)
  const lane = data!.lane
  const path = data!.detour ? pathAround(data!.detour, ends) : pathOf(edge, ends, lane)
  if (!detailed)
    return (
      <g
        className={classNames(styles.edge, styles[edge.type])}
        data-edge={id}
        data-in-path={lit || undefined}
        data-traced={traced || undefined}
      >
        <path d={path} className={styles.line} style={{ strokeWidth: 2 * widthOf(edge) }} />
      </g>
    )
  const looked = pointed || picked
  const label = lane === undefined && !looked ? undefined : labelOf(edge, looked)
  const broken = edge.broken !== undefined
  return (
    <g
      className={classNames(styles.edge, styles[edge.type], broken && styles.broken, picked && styles.picked)}
      data-edge={id}
      data-in-path={lit || undefined}
      data-traced={traced || undefined}
    >
      <title>{titleOf(edge)}</title>
      <path d={path} className={styles.reach} />
      <path d={path} className={styles.line} style={{ strokeWidth: widthOf(edge) }} />
      {lane === undefined && <circle cx={ends.sourceX} cy={ends.sourceY} r={2.5} className={styles.end} />}
      <circle cx={ends.targetX} cy={ends.targetY} r={2.5} className={styles.end} />
      {broken && (
        <g className={styles.sign} transform={`translate(${ends.sourceX + signDistance} ${ends.sourceY})`}>
          <path d="M0 -8.5 L9 7 L-9 7 Z" />
          <path d="M0 -3 V2 M0 4.4 V4.6" />
        </g>
      )}
      {edge.allowed !== undefined && !broken && (
        <g
          className={styles.allowed}
          transform={`translate(${ends.targetX - signDistance / 2} ${ends.targetY})`}
        >
          <circle r={7} />
          <path d="M-3 0.2 L-0.9 2.4 L3.2 -2.2" />
        </g>
      )}
      {label && !broken && (
        <text
          x={ends.sourceX + shareWidth / 2 + 1}
          y={ends.sourceY + (lane ?? -shareHeight / 2)}
          className={styles.label}
          dominantBaseline="central"
          textAnchor="middle"
        >
          {label}
        </text>
      )}
    </g>
  )
})

/**
 * Edges of rules bend behind the shares that stand beside the rows, so that no line runs over one; an edge that says its
 * share begins behind it.
 */
function pathOf(
  edge: GraphEdge,
  ends: Omit<EdgeProps<FlowEdge>, 'id' | 'data'>,
  lane: number | undefined,
): string {
  const hasRoom = ends.targetX - ends.sourceX > shareWidth + leastBend
  if (edge.sourceRow === undefined || !bending.includes(edge.type) || (lane === undefined && !hasRoom))
    return getBezierPath({ ...ends, curvature: 0.35 })[0]
  const sourceY = ends.sourceY + (lane ?? 0)
  const [curve] = getBezierPath({ ...ends, sourceX: ends.sourceX + shareWidth, sourceY, curvature: 0.35 })
  return lane === undefined ? `M${ends.sourceX},${sourceY} L${curve.slice(1)}` : curve
}

/** In two curves, with a straight stretch past the boxes in the way; or in straight lines back to its own column. */
function pathAround(way: Detour | Loop, ends: Omit<EdgeProps<FlowEdge>, 'id' | 'data'>): string {
  const { sourceX, sourceY, targetX, targetY } = ends
  if ('left' in way) return loopPath(way, { x: sourceX, y: sourceY }, { x: targetX, y: targetY })
  const { from, to, y } = way
  const [there] = getBezierPath({ ...ends, targetX: from, targetY: y, curvature: 0.35 })
  const [back] = getBezierPath({ ...ends, sourceX: to, sourceY: y, curvature: 0.35 })
  return `${there} L${back.slice(1)}`
}

/** What a curve behind the shares takes at least: the redirect of a server stands nearer. */
const leastBend = 16

const bending: readonly GraphEdge['type'][] = ['route', 'mirror', 'redirect', 'directResponse', 'delegate']

/** A rule's only destination takes everything, which goes without saying until one looks at it. */
function labelOf(edge: GraphEdge, looked: boolean): string | undefined {
  if (edge.type === 'mirror' && edge.share !== undefined) return `⇢ ${percentWords(edge.share)}`
  if (edge.label) return edge.label
  return looked && edge.share !== undefined ? percentWords(edge.share) : undefined
}

function titleOf(edge: GraphEdge): string {
  if (edge.broken !== undefined) return edge.broken
  if (edge.allowed !== undefined) return edge.allowed
  if (edge.share === undefined) return edge.label ?? ''
  return edge.type === 'mirror'
    ? `${percentWords(edge.share)} mirrored`
    : `${percentWords(edge.share)} of the rule's traffic`
}

function widthOf(edge: GraphEdge): number {
  if (edge.broken !== undefined || edge.share === undefined || edge.type === 'mirror') return 1.5
  return 1.25 + 3.25 * Math.min(1, Math.max(0, edge.share))
}
