import { getBezierPath, Position, ViewportPortal } from '@xyflow/react'
import { memo, useMemo } from 'react'
import type { Trunk } from '../../../core/graph/arrange/arrangement.ts'
import { centresOf, nodeAnchor } from '../../../core/graph/drawn-rows.ts'
import type { GraphEdge } from '../../../core/graph/graph.ts'
import { framePadding } from '../../../core/graph/sizes.ts'
import { classNames } from '../../ui/class-names.ts'
import { useCanvas, useIsLit, useIsTraced } from '../canvas-state.ts'
import type { StableGraph } from '../flow/use-stable-graph.ts'
import styles from './frames.module.css'

/** Behind the boxes: a frame around those of one gateway, an edge from each of its servers, and what leads far while it is lit. */
export const Frames = memo(function Frames({ stable }: { stable: StableGraph }) {
  const { frames, trunks, branches, quiet } = stable.arrangement
  if (frames.length === 0 && quiet.size === 0) return null
  return (
    <ViewportPortal>
      <div className={styles.layer} aria-hidden="true">
        {frames.map(({ id, x, y, width, height }) => (
          <div
            key={id}
            className={styles.frame}
            style={{ transform: `translate(${x}px, ${y}px)`, width, height }}
          />
        ))}
        <svg className={styles.lines} aria-hidden="true">
          {trunks.map(it => (
            <TrunkLine key={it.edge.id} trunk={it} stable={stable} />
          ))}
          {branches.map(it => (
            <BranchLine key={it} id={it} stable={stable} />
          ))}
          {quiet.size > 0 && <LitLines stable={stable} />}
        </svg>
      </div>
    </ViewportPortal>
  )
})

function TrunkLine({ trunk: { edge, frame: id, of }, stable }: { trunk: Trunk; stable: StableGraph }) {
  const lit = useIsLit(of)
  const traced = useIsTraced(of)
  const frame = stable.arrangement.frames.find(it => it.id === id)
  const from = endOf(stable, edge.source, edge.sourceRow, 'right')
  if (!frame || !from) return null
  const targetY = Math.min(Math.max(from.y, frame.y + 14), frame.y + frame.height - 14)
  return (
    <path
      d={pathBetween(from, { x: frame.x, y: targetY })}
      className={classNames(styles.line, lit && styles.lit, traced && styles.traced)}
      style={{ strokeWidth: edge.traffic ? 1.25 + 10 * Math.min(1, edge.traffic.share) : undefined }}
    />
  )
}

/** From the left of a rule, or of a folded box, down to the delegate below. */
function BranchLine({ id, stable }: { id: string; stable: StableGraph }) {
  const edges = useMemo(() => [id], [id])
  const lit = useIsLit(edges)
  const traced = useIsTraced(edges)
  const edge = stable.index.edges.get(id)
  const from = edge && endOf(stable, edge.source, edge.sourceRow, 'left')
  const to = edge && endOf(stable, edge.target, undefined, 'left')
  if (!from || !to) return null
  const left = from.x - 6
  return (
    <path
      d={`M ${from.x} ${from.y} H ${left} V ${to.y} H ${to.x}`}
      className={classNames(
        styles.line,
        lit && styles.lit,
        edge.broken !== undefined && styles.broken,
        traced && styles.traced,
      )}
    />
  )
}

/** Edges that are drawn while they are lit only. */
function LitLines({ stable }: { stable: StableGraph }) {
  const lit = useCanvas(it => it.lit)
  const traced = useCanvas(it => it.traced)
  if (!lit && !traced) return null
  const { quiet, trunks, branches } = stable.arrangement
  const told = new Set([...trunks.flatMap(it => it.of), ...branches])
  const asked = new Set([...(traced?.edges ?? []), ...(lit?.edges ?? [])])
  const edges = [...asked].flatMap(id =>
    quiet.has(id) && !told.has(id) ? (stable.index.edges.get(id) ?? []) : [],
  )
  return edges
    .slice(0, mostLines)
    .map(it => <LitLine key={it.id} edge={it} traced={traced?.edges.has(it.id) ?? false} stable={stable} />)
}

/** More lines at once tell no more. */
const mostLines = 200

function LitLine({ edge, traced, stable }: { edge: GraphEdge; traced: boolean; stable: StableGraph }) {
  const from = endOf(stable, edge.source, edge.sourceRow, 'right')
  const to = endOf(stable, edge.target, edge.targetRow, 'left')
  const right = endOf(stable, edge.target, edge.targetRow, 'right')
  const left = endOf(stable, edge.source, edge.sourceRow, 'left')
  const isAboveOrBelow = from && to && right && left && to.x < from.x && right.x > left.x
  return from && to && right ? (
    <path
      d={isAboveOrBelow ? pathBeside(from, right) : pathBetween(from, to)}
      className={classNames(styles.line, styles.lit, styles.far, traced && styles.traced)}
    />
  ) : null
}

interface Point {
  readonly x: number
  readonly y: number
}

function endOf(
  { index, flow }: StableGraph,
  id: string,
  row: string | undefined,
  side: 'left' | 'right',
): Point | undefined {
  const node = index.nodes.get(id)
  if (!node) return undefined
  const below = (row === undefined ? undefined : centresOf(node, 0).get(row)) ?? nodeAnchor(node)
  const { x, y } = flow.nodes.find(it => it.id === id)?.position ?? node
  return { x: side === 'left' ? x : x + node.width, y: y + below }
}

/** To the right side of a box that stands below or above, past the boxes between them. */
function pathBeside(from: Point, to: Point): string {
  const right = Math.max(from.x, to.x) + beside
  const down = Math.sign(to.y - from.y) * beside
  return [
    `M ${from.x} ${from.y} H ${right - beside} Q ${right} ${from.y} ${right} ${from.y + down}`,
    `V ${to.y - down} Q ${right} ${to.y} ${right - beside} ${to.y} H ${to.x}`,
  ].join(' ')
}

/** In the room that a frame leaves beside its boxes. */
const beside = framePadding / 2

function pathBetween(from: Point, to: Point): string {
  const [path] = getBezierPath({
    sourceX: from.x,
    sourceY: from.y,
    sourcePosition: Position.Right,
    targetX: to.x,
    targetY: to.y,
    targetPosition: Position.Left,
    curvature: 0.35,
  })
  return path
}
