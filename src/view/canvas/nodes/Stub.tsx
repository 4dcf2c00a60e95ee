import type { NodeProps } from '@xyflow/react'
import { ArrowRight } from 'lucide-react'
import { memo } from 'react'
import type { StubNode } from '../../../core/graph/graph.ts'
import { classNames } from '../../ui/class-names.ts'
import type { FlowNode } from '../flow/flow-graph.ts'
import { handleIn, handleOut } from '../flow/handles.ts'
import { useItem } from '../items/use-item.ts'
import { nodeLabel } from '../outline/wording.ts'
import { Anchor } from './Anchor.tsx'
import styles from './folded.module.css'
import node_ from './node.module.css'

/** The name of a destination that is drawn elsewhere; it leads there. */
export const Stub = memo(function Stub({ data: { node } }: NodeProps<FlowNode<StubNode>>) {
  const item = useItem(node.id)
  return (
    <div
      {...item}
      role="treeitem"
      tabIndex={-1}
      aria-level={1}
      aria-label={nodeLabel(node)}
      className={classNames(node_.box, node_.destination, styles.stub, node.ghost && node_.ghost)}
      data-node-type="stub"
      title={`${node.title} is drawn elsewhere`}
    >
      <ArrowRight aria-hidden="true" />
      <span className={styles.title}>{node.title}</span>
      {node.subset && <span className={node_.subset}>{node.subset}</span>}
      <Anchor type="target" id={handleIn()} />
      <Anchor type="source" id={handleOut()} />
    </div>
  )
})
