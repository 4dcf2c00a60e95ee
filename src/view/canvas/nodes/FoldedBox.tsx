import type { ReactNode } from 'react'
import type { GraphNode } from '../../../core/graph/graph.ts'
import { classNames } from '../../ui/class-names.ts'
import { useCanvas } from '../canvas-state.ts'
import { useCommentsAt } from '../comments/use-comments-at.tsx'
import { useItem } from '../items/use-item.ts'
import { nodeLabel } from '../outline/wording.ts'
import styles from './node.module.css'

/** The frame of a box that stands for more than it shows; an item of the canvas's tree. */
export function FoldedBox({
  node,
  expanded = false,
  className,
  children,
}: {
  node: GraphNode
  expanded?: boolean
  className: string | undefined
  children: ReactNode
}) {
  const item = useItem(node.id)
  const comments = useCommentsAt(node.id)
  const position = useCanvas(it => it.boxOrder.get(node.id))
  const count = useCanvas(it => it.boxOrder.size)
  return (
    <div
      {...item}
      role="treeitem"
      tabIndex={-1}
      aria-level={1}
      aria-posinset={position}
      aria-setsize={position && count}
      aria-expanded={expanded}
      aria-label={`${nodeLabel(node)}${item['data-traced'] ? ', trace passes here' : ''}${comments.words}`}
      className={classNames(styles.box, node.ghost && styles.ghost, node.stale && styles.stale, className)}
      data-node-type={node.type}
    >
      {children}
      {comments.mark}
    </div>
  )
}
