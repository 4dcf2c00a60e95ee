import { ReactFlowProvider } from '@xyflow/react'
import { useState } from 'react'
import { isPressed } from '../keys/shortcut.ts'
import { goBack } from '../screen/scope-state.ts'
import { Canvas } from './Canvas.tsx'
import styles from './CanvasPane.module.css'
import { CanvasContext, createCanvasStore } from './canvas-state.ts'
import { selectNothing } from './keys/item-commands.ts'

/** The drawing of the workspace's traffic: entries, gateways, hosts, rules and destinations, left to right. */
export function CanvasPane() {
  const [store] = useState(createCanvasStore)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a key that nothing within had a use for
    <div
      className={styles.pane}
      data-pane="canvas"
      onKeyDown={event => {
        if (isPressed(event, selectNothing) && !event.defaultPrevented && goBack()) event.preventDefault()
      }}
    >
      <CanvasContext value={store}>
        <ReactFlowProvider>
          <Canvas />
        </ReactFlowProvider>
      </CanvasContext>
    </div>
  )
}
