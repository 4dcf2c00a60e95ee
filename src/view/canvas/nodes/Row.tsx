import { Handle, Position } from '@xyflow/react'
import type { ReactNode } from 'react'
import type { GraphRow } from '../../../core/graph/drawn-rows.ts'
import { useEditable } from '../../editable.tsx'
import { classNames } from '../../ui/class-names.ts'
import { ShareMark } from '../bands/ShareMark.tsx'
import { useCommentsAt } from '../comments/use-comments-at.tsx'
import { handleIn, handleOut } from '../flow/handles.ts'
import { keyOf } from '../items/item.ts'
import { useItem } from '../items/use-item.ts'
import { rowLabel } from '../outline/wording.ts'
import { Anchor } from './Anchor.tsx'
import styles from './node.module.css'

/** A row of a box: an item of its own, from whose right side links and routes can be drawn. */
export function Row({
  node,
  row,
  height,
  position,
  size,
  children,
}: {
  node: string
  row: GraphRow
  height: number
  /** From 1, of `size`. */
  position: number
  size: number
  children: ReactNode
}) {
  const item = useItem(keyOf(node, row.id))
  const comments = useCommentsAt(keyOf(node, row.id))
  const isEditable = useEditable()
  return (
    <div
      {...item}
      role="treeitem"
      tabIndex={-1}
      aria-level={2}
      aria-posinset={position}
      aria-setsize={size}
      aria-label={`${rowLabel(row)}${item['data-traced'] ? ', traced' : ''}${comments.words}`}
      className={`${styles.row} nodrag`}
      style={{ height }}
    >
      {children}
      {comments.mark}
      <ShareMark traffic={'traffic' in row ? row.traffic : undefined} on="row" />
      <Anchor type="target" id={handleIn(row.id)} />
      {isEditable ? (
        <Handle
          type="source"
          position={Position.Right}
          id={handleOut(row.id)}
          className={classNames(styles.handle, styles.linkable)}
        />
      ) : (
        <Anchor type="source" id={handleOut(row.id)} />
      )}
    </div>
  )
}
