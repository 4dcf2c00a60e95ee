import type { Badge } from '../../../core/graph/graph.ts'
import { windowRows } from '../../../core/graph/row-window.ts'
import { moreRowsHeight } from '../../../core/graph/sizes.ts'
import { ProblemBadge } from '../../ui/Badge.tsx'
import { rowsAbove, rowsBelow } from '../flow/anchors.ts'
import { handleIn, handleOut } from '../flow/handles.ts'
import { Anchor } from '../nodes/Anchor.tsx'
import styles from './MoreRows.module.css'

/**
 * Stands for the rows that a folded box does not show on one side. Its button goes to the nearest of them; it is heard at the
 * canvas's root, by `data-action` and the item it stands on.
 */
export function MoreRows({
  side,
  count,
  total,
  noun,
  badge,
}: {
  side: 'above' | 'below'
  count: number
  total: number
  noun: string
  badge: Badge | undefined
}) {
  const row = side === 'above' ? rowsAbove : rowsBelow
  return (
    <div className={styles.more} style={{ height: moreRowsHeight }}>
      {count > 0 ? (
        <button
          type="button"
          tabIndex={-1}
          data-action={side === 'above' ? 'rows-above' : 'rows-below'}
          className={`${styles.button} nodrag nopan`}
        >
          … {words(count)} more {noun}
        </button>
      ) : (
        <span className={styles.end}>
          {side === 'above' ? 'First' : 'Last'} {windowRows} of {words(total)} {noun}
        </span>
      )}
      {badge && <ProblemBadge severity={badge.severity} count={badge.count} />}
      <Anchor type="target" id={handleIn(row)} />
      <Anchor type="source" id={handleOut(row)} />
    </div>
  )
}

function words(count: number): string {
  return count.toLocaleString('en')
}
