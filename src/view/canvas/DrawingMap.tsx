import { MiniMap } from '@xyflow/react'
import { useMedia } from '../screen/use-media.ts'
import styles from './canvas.module.css'
import type { FlowNode } from './flow/flow-graph.ts'

const from = 30
/** The map draws every node, seen or not. */
const upTo = 1500

/** The whole drawing, small, in a corner: for drawings that are large, and screens that have room for it. */
export function DrawingMap({ count }: { count: number }) {
  const roomy = useMedia('(min-width: 760px)')
  if (!roomy || count <= from || count > upTo) return null
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
  stub: 'destination',
  group: 'virtual-service',
}
