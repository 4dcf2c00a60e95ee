import { ReactFlowProvider, useStoreApi } from '@xyflow/react'
import { type ReactNode, useState } from 'react'
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
          <Unmeasured>
            <Canvas />
          </Unmeasured>
        </ReactFlowProvider>
      </CanvasContext>
    </div>
  )
}

/** Boxes come with their size and the ends of their edges (`toFlow`), so React Flow need not measure what it shows. */
function Unmeasured({ children }: { children: ReactNode }) {
  const flow = useStoreApi()
  useState(() => flow.setState({ updateNodeInternals: nothing }))
  return children
}

function nothing(): void {}
