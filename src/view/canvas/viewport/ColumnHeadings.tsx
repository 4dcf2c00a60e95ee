import { useStore } from '@xyflow/react'
import { memo } from 'react'
import type { Column } from '../../../core/graph/graph.ts'
import styles from '../canvas.module.css'
import type { FlowNode } from '../flow/flow-graph.ts'
import { columns } from '../flow/graph-index.ts'

/** Names of the columns along the top edge; they stay in view and follow their column sideways. */
export const ColumnHeadings = memo(function ColumnHeadings({ nodes }: { nodes: readonly FlowNode[] }) {
  const x = useStore(it => it.transform[0])
  const zoom = useStore(it => it.transform[2])
  return (
    <div className={styles.headings} aria-hidden="true">
      {columnBounds(nodes).map(({ column, left, width }) => (
        <span
          key={column}
          className={styles.heading}
          style={{ transform: `translateX(${Math.round(x + left * zoom)}px)`, width: width * zoom }}
        >
          {width * zoom > 60 && nameOf(column, nodes)}
        </span>
      ))}
    </div>
  )
})

/** Routes of the Gateway API are no VirtualServices. */
function nameOf(column: Column, nodes: readonly FlowNode[]): string {
  const hasRoutes =
    column === 'virtualService' &&
    nodes.some(({ data: { node } }) => node.type === 'virtualService' && node.kind !== undefined)
  return hasRoutes ? 'Routes' : names[column]
}

const names: Readonly<Record<Column, string>> = {
  entry: 'Entry',
  gateway: 'Gateways',
  host: 'Hosts',
  virtualService: 'VirtualServices',
  destination: 'Destinations',
}

/** Where most of a column stands: dragged nodes do not take its heading along. The mesh stands beside the gateways, under theirs. */
function columnBounds(nodes: readonly FlowNode[]): { column: Column; left: number; width: number }[] {
  const hasGateways = nodes.some(it => it.type === 'gateway')
  return columns.flatMap(column => {
    const first = nodes.find(
      ({ data: { node } }) =>
        node.column === column &&
        node.type !== 'sidecar' &&
        !(hasGateways && node.type === 'entry' && node.entry === 'mesh'),
    )?.data.node
    return first ? [{ column, left: first.x, width: first.width }] : []
  })
}
