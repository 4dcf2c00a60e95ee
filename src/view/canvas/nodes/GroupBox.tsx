import type { NodeProps } from '@xyflow/react'
import { ChevronDown, ChevronRight, SquareStack } from 'lucide-react'
import { memo } from 'react'
import type { GroupNode } from '../../../core/graph/graph.ts'
import { groupCounts } from '../../../core/graph/text/box-words.ts'
import { hasRoomBeside } from '../../../core/graph/text/card-lines.ts'
import { ProblemBadge } from '../../ui/Badge.tsx'
import { classNames } from '../../ui/class-names.ts'
import { kindIcon } from '../../ui/kind-icon.ts'
import { ShareMark } from '../bands/ShareMark.tsx'
import type { FlowNode } from '../flow/flow-graph.ts'
import { handleIn, handleOut } from '../flow/handles.ts'
import { Anchor } from './Anchor.tsx'
import { Ended } from './Ended.tsx'
import { FoldedBox } from './FoldedBox.tsx'
import styles from './folded.module.css'
import { NodeButton } from './NodeButton.tsx'
import node_ from './node.module.css'
import { WaysOn } from './WaysOut.tsx'

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
  const common = node.unfolded ? counts[0] : node.subtitle
  const beside = common !== undefined && hasRoomBeside(node.title, common, node.width) ? common : ''
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
        <span className={styles.title} title={[node.title, node.subtitle].filter(Boolean).join('\n')}>
          <Ended text={node.title} />
        </span>
        <span className={styles.host}>{beside}</span>
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
          <WaysOn node={node.id} ways={node.waysOut} title="" most={node.named} />
        </div>
      )}
      <ShareMark traffic={node.traffic} on="box" />
      <Anchor type="target" id={handleIn()} />
      <Anchor type="source" id={handleOut()} />
    </FoldedBox>
  )
})
