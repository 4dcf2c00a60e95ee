import type { NodeProps } from '@xyflow/react'
import { ChevronDown, ChevronRight, SquareStack } from 'lucide-react'
import { memo } from 'react'
import type { GroupNode } from '../../../core/graph/graph.ts'
import { ProblemBadge } from '../../ui/Badge.tsx'
import { classNames } from '../../ui/class-names.ts'
import { kindIcon } from '../../ui/kind-icon.ts'
import { ShareMark } from '../bands/ShareMark.tsx'
import type { FlowNode } from '../flow/flow-graph.ts'
import { handleIn, handleOut } from '../flow/handles.ts'
import { groupCounts } from '../outline/wording.ts'
import { Anchor } from './Anchor.tsx'
import { FoldedBox } from './FoldedBox.tsx'
import styles from './folded.module.css'
import { NodeButton } from './NodeButton.tsx'
import node_ from './node.module.css'
import { WaysOut } from './WaysOut.tsx'

const icons = {
  gateway: kindIcon('Gateway'),
  host: kindIcon('host'),
  namespace: SquareStack,
  name: SquareStack,
  sidecars: kindIcon('Sidecar'),
  unused: SquareStack,
} as const

/** Many VirtualServices as one box, or the line above them while they are unfolded. */
export const GroupBox = memo(function GroupBox({ data: { node } }: NodeProps<FlowNode<GroupNode>>) {
  const Icon = icons[node.by]
  const counts = groupCounts(node)
  const verb = node.unfolded ? 'Fold' : 'Unfold'
  return (
    <FoldedBox
      node={node}
      expanded={node.unfolded}
      className={classNames(
        node.by === 'gateway' ? node_.gateway : node_.virtualService,
        node.unfolded ? styles.groupLine : styles.group,
      )}
    >
      <div className={styles.first}>
        <span className={styles.icon} aria-hidden="true">
          <Icon />
        </span>
        <span className={styles.title} title={node.title}>
          {node.title}
        </span>
        <span className={styles.host} title={node.subtitle}>
          <span className={styles.head}>{node.unfolded ? counts[0] : node.subtitle}</span>
        </span>
        {node.badge && <ProblemBadge severity={node.badge.severity} count={node.badge.count} />}
        <NodeButton
          label={`${verb} ${node.title}`}
          action="fold"
          icon={node.unfolded ? <ChevronDown /> : <ChevronRight />}
        />
      </div>
      {!node.unfolded && (
        <div className={styles.counts} title={counts.join(', ')}>
          {counts.join(' · ')}
        </div>
      )}
      {!node.unfolded && (
        <div className={styles.second}>
          <WaysOut ways={node.waysOut} title="" most={3} />
        </div>
      )}
      <ShareMark traffic={node.traffic} on="box" />
      <Anchor type="target" id={handleIn()} />
      <Anchor type="source" id={handleOut()} />
    </FoldedBox>
  )
})
