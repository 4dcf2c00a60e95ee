import styles from '../canvas.module.css'
import { useCanvas } from '../canvas-state.ts'

/** The frame that is drawn over the boxes that shall be picked. */
export function Marquee() {
  const frame = useCanvas(it => it.marquee)
  if (!frame) return null
  const { x, y, width, height } = frame
  return <div className={styles.marquee} style={{ left: x, top: y, width, height }} />
}
