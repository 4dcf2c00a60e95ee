import { FilterBox } from '../../scope/FilterBox.tsx'
import { ScopeStrip } from '../../scope/ScopeStrip.tsx'
import { showMode, useTrafficState } from '../../traffic/traffic-state.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import styles from './CanvasBar.module.css'

/** Above the drawing: what of the workspace is shown, and as what. */
export function CanvasBar() {
  const mode = useTrafficState(it => it.mode)
  return (
    <div className={styles.bar}>
      <div className={styles.row}>
        <FilterBox />
        <div className={styles.mode}>
          <SegmentedControl
            label="What the canvas shows"
            value={mode}
            onChange={showMode}
            segments={[
              { id: 'configuration', label: 'Drawing' },
              { id: 'traffic', label: 'Traffic' },
              { id: 'table', label: 'Table' },
            ]}
          />
        </div>
      </div>
      <ScopeStrip />
    </div>
  )
}
