import { ListFilter } from 'lucide-react'
import { memo } from 'react'
import type { DrawnTraffic } from '../../../core/questions/traffic.ts'
import { useEditable } from '../../editable.tsx'
import { HelpButton } from '../../help/HelpButton.tsx'
import { FilterBox } from '../../scope/FilterBox.tsx'
import { ScopeStrip } from '../../scope/ScopeStrip.tsx'
import { focusFilter, useScopeState } from '../../screen/scope-state.ts'
import { showMode, useTrafficState } from '../../traffic/traffic-state.ts'
import { classNames } from '../../ui/class-names.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { TrafficBar } from '../bands/TrafficBar.tsx'
import type { Commands } from '../items/commands.ts'
import { Palette } from '../items/Palette.tsx'
import type { CanvasParts } from '../keys/canvas-command.ts'
import { CanvasControls } from '../viewport/CanvasControls.tsx'
import styles from './CanvasBar.module.css'

/**
 * The one bar above the drawing: what of the workspace is shown, as what, and how near. Nothing of it lies over a box. Each of its
 * buttons costs to render, so nothing that it is given is another for each keystroke.
 */
export const CanvasBar = memo(function CanvasBar({
  parts,
  adding,
  tidy,
  offersMap,
  traffic,
  isDrawn,
  hasDrawing,
}: {
  /** The parts of the canvas as they are at this moment. */
  parts: () => CanvasParts
  adding: Pick<Commands, 'addResource'>
  tidy: Commands['tidy']
  offersMap: boolean
  traffic: DrawnTraffic | undefined
  /** Something is drawn at the moment. */
  isDrawn: boolean
  /** There is something to draw, shown or not. */
  hasDrawing: boolean
}) {
  const mode = useTrafficState(it => it.mode)
  const isEditable = useEditable()
  const isFiltered = useScopeState(it => it.filter !== '')
  return (
    <div className={styles.bar}>
      <div className={styles.row}>
        {hasDrawing && (
          <>
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
            <span className={styles.findButton}>
              <IconButton size="s" label="Filter what is shown" icon={<ListFilter />} onClick={focusFilter} />
            </span>
            <div className={classNames(styles.filter, isFiltered && styles.filtered)}>
              <FilterBox />
            </div>
          </>
        )}
        {mode === 'traffic' && isDrawn && traffic && (
          <div className={styles.traffic}>
            <TrafficBar traffic={traffic} />
          </div>
        )}
        <span className={styles.gap} />
        {mode !== 'table' && isEditable && <Palette commands={adding} />}
        {mode !== 'table' && isDrawn && (
          <>
            <span className={styles.divider} />
            <CanvasControls parts={parts} tidy={tidy} offersMap={offersMap} />
          </>
        )}
        <HelpButton topic={mode === 'traffic' ? 'traffic' : mode === 'table' ? 'tables' : 'drawing'} />
      </div>
      <ScopeStrip />
    </div>
  )
})
