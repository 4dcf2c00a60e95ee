import type { DrawnTraffic } from '../../../core/questions/traffic.ts'
import { TrafficBar } from '../bands/TrafficBar.tsx'
import { Palette } from '../items/Palette.tsx'
import type { CanvasParts } from '../keys/canvas-command.ts'
import { CanvasControls } from './CanvasControls.tsx'
import styles from './DrawingBar.module.css'

/** What can be done on the drawing, above it: nothing of it lies over a box. */
export function DrawingBar({
  parts,
  traffic,
  isDrawn,
}: {
  parts: CanvasParts
  traffic: DrawnTraffic | undefined
  isDrawn: boolean
}) {
  return (
    <div className={styles.bar}>
      {isDrawn && traffic && <TrafficBar traffic={traffic} />}
      <span className={styles.gap} />
      {isDrawn && (
        <a
          className={styles.attribution}
          href="https://reactflow.dev"
          target="_blank"
          rel="noopener noreferrer"
          tabIndex={-1}
        >
          React Flow
        </a>
      )}
      <Palette commands={parts.commands} />
      {isDrawn && <span className={styles.divider} />}
      {isDrawn && <CanvasControls parts={parts} />}
    </div>
  )
}
