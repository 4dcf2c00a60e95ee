import { ReactFlowProvider } from '@xyflow/react'
import { useState } from 'react'
import { Canvas } from './Canvas.tsx'
import { CanvasContext, createCanvasStore } from './canvas-state.ts'

/** The drawing of the workspace's traffic: entries, gateways, hosts, rules and destinations, left to right. */
export function CanvasPane() {
  const [store] = useState(createCanvasStore)
  return (
    <CanvasContext value={store}>
      <ReactFlowProvider>
        <Canvas />
      </ReactFlowProvider>
    </CanvasContext>
  )
}
