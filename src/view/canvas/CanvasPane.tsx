import { ReactFlowProvider } from '@xyflow/react'
import { useState } from 'react'
import { isPressed } from '../keys/shortcut.ts'
import { goBack } from '../screen/scope-state.ts'
import { TablePane } from '../tables/TablePane.tsx'
import { useTrafficState } from '../traffic/traffic-state.ts'
import { classNames } from '../ui/class-names.ts'
import { useWorkspaceState } from '../workspace-context.tsx'
import { CanvasBar } from './bar/CanvasBar.tsx'
import { Canvas } from './Canvas.tsx'
import styles from './CanvasPane.module.css'
import { CanvasContext, createCanvasStore } from './canvas-state.ts'
import { selectNothing } from './keys/item-commands.ts'

/** The drawing of the workspace's traffic: entries, gateways, hosts, rules and destinations, left to right. */
export function CanvasPane() {
  const [store] = useState(createCanvasStore)
  const isTable = useTrafficState(it => it.mode === 'table')
  const hasBar = useWorkspaceState(it => (it.analysis?.graph.nodes.length ?? 0) > 0)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a key that nothing within had a use for
    <div
      className={styles.pane}
      onKeyDown={event => {
        if (isPressed(event, selectNothing) && !event.defaultPrevented && goBack()) event.preventDefault()
      }}
    >
      {hasBar && <CanvasBar />}
      <div className={styles.stage}>
        {/* The drawing stays mounted behind the table, so that it keeps its view. */}
        <div className={classNames(styles.fill, isTable && styles.behind)} inert={isTable}>
          <CanvasContext value={store}>
            <ReactFlowProvider>
              <Canvas />
            </ReactFlowProvider>
          </CanvasContext>
        </div>
        {isTable && <TablePane />}
      </div>
    </div>
  )
}
