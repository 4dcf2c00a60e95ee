import { ReactFlowProvider } from '@xyflow/react'
import { useState } from 'react'
import { isPressed } from '../keys/shortcut.ts'
import { goBack } from '../screen/scope-state.ts'
import { useWorkspaceState } from '../workspace-context.tsx'
import { CanvasBar } from './bar/CanvasBar.tsx'
import { Canvas } from './Canvas.tsx'
import styles from './CanvasPane.module.css'
import { CanvasContext, createCanvasStore } from './canvas-state.ts'
import { selectNothing } from './keys/item-commands.ts'

/** The drawing of the workspace's traffic: entries, gateways, hosts, rules and destinations, left to right. */
export function CanvasPane() {
  const [store] = useState(createCanvasStore)
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
        <CanvasContext value={store}>
          <ReactFlowProvider>
            <Canvas />
          </ReactFlowProvider>
        </CanvasContext>
      </div>
    </div>
  )
}
