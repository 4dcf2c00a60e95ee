import { MiniMap } from '@xyflow/react'
import { useLayout } from '../screen/layout-state.ts'
import styles from './canvas.module.css'
import type { FlowNode } from './flow/flow-graph.ts'

const from = 30
/** The map draws every node, seen or not. */
const upTo = 1500

/** Whether a drawing of so many boxes has a map. */
export function hasMap(count: number): boolean {
  return count > from && count <= upTo
}

/** The whole drawing, small, in a corner, when it was asked for: it lies over boxes. */
export function DrawingMap({ count }: { count: number }) {
  const isOpen = useLayout(it => it.map)
  if (!isOpen || !hasMap(count)) return null
  return (
    <MiniMap
      className={styles.map}
      position="bottom-right"
      ariaLabel="Map of the canvas"
      nodeColor={colourOf}
      pannable
      zoomable
    />
  )
}

function colourOf({ data: { node } }: FlowNode): string {
  if (node.badge?.severity === 'error') return 'var(--error)'
  return `color-mix(in srgb, var(--kind-${kindNames[node.type]}) 55%, var(--surface))`
}

const kindNames: Readonly<Record<FlowNode['data']['node']['type'], string>> = {
  entry: 'entry',
  gateway: 'gateway',
  host: 'host',
  virtualService: 'virtual-service',
  destination: 'destination',
  terminal: 'terminal',
  policy: 'policy',
  sidecar: 'policy',
  stub: 'destination',
  group: 'virtual-service',
}
