import { type ConnectionLineComponentProps, getBezierPath } from '@xyflow/react'
import { useCanvas } from '../canvas-state.ts'
import styles from '../flow/edge.module.css'

/** The line under the hand while a link is drawn; it says by its stroke whether the link would take effect. */
export function LinkLine({ fromX, fromY, toX, toY, fromPosition, toPosition }: ConnectionLineComponentProps) {
  const verdict = useCanvas(it => it.linking?.verdict)
  const [path] = getBezierPath({
    sourceX: fromX,
    sourceY: fromY,
    sourcePosition: fromPosition,
    targetX: toX,
    targetY: toY,
    targetPosition: toPosition,
    curvature: 0.35,
  })
  return (
    <g>
      <path className={styles.linkLine} d={path} data-verdict={verdict && (verdict.ok ? 'yes' : 'no')} />
      <circle className={styles.linkEnd} cx={toX} cy={toY} r={3} />
    </g>
  )
}
