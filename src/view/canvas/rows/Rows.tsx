import type { ReactNode } from 'react'
import type { GraphRow } from '../../../core/graph/drawn-rows.ts'
import type { Badge, GatewayNode, SidecarNode, VirtualServiceNode } from '../../../core/graph/graph.ts'
import { isFolded, rowWindow } from '../../../core/graph/row-window.ts'
import { rowHeight } from '../../../core/graph/sizes.ts'
import type { Severity } from '../../../core/severity.ts'
import { Row } from '../nodes/Row.tsx'
import { MoreRows } from './MoreRows.tsx'

/** The rows of a box; of a box with very many only some, with what is left out counted above and below. */
export function Rows<R extends GraphRow>({
  node,
  rows,
  from,
  children,
}: {
  node: GatewayNode | VirtualServiceNode | SidecarNode
  rows: readonly R[]
  from: number
  children: (row: R) => ReactNode
}) {
  const folded = isFolded(rows.length)
  const shown = rowWindow(rows.length, from)
  const noun = nouns[node.type]
  return (
    <>
      {folded && (
        <MoreRows
          side="above"
          count={shown.from}
          total={rows.length}
          noun={noun}
          badge={worstOf(rows.slice(0, shown.from))}
        />
      )}
      {rows.slice(shown.from, shown.to).map((row, i) => (
        <Row
          key={row.id}
          node={node.id}
          row={row}
          height={rowHeight(row, rows.length)}
          position={shown.from + i + 1}
          size={rows.length}
        >
          {children(row)}
        </Row>
      ))}
      {folded && (
        <MoreRows
          side="below"
          count={rows.length - shown.to}
          total={rows.length}
          noun={noun}
          badge={worstOf(rows.slice(shown.to))}
        />
      )}
    </>
  )
}

const nouns = { gateway: 'servers', virtualService: 'rules', sidecar: 'listeners' } as const

/** The worst problem of some rows and the number of all their problems. */
function worstOf(rows: readonly GraphRow[]): Badge | undefined {
  const badges = rows.flatMap(it => it.badge ?? [])
  const severity = order.find(it => badges.some(badge => badge.severity === it))
  return severity && { severity, count: badges.reduce((sum, it) => sum + it.count, 0) }
}

const order: readonly Severity[] = ['error', 'warning', 'info']
