import { Handle, Position } from '@xyflow/react'
import { ChevronRight, TriangleAlert } from 'lucide-react'
import type { Summary, VirtualServiceNode } from '../../../core/graph/graph.ts'
import { alsoWords, hostsWords } from '../../../core/graph/text/card-lines.ts'
import { ProblemBadge } from '../../ui/Badge.tsx'
import { classNames } from '../../ui/class-names.ts'
import { KindShape } from '../../ui/KindIcon.tsx'
import { ShareMark } from '../bands/ShareMark.tsx'
import { handleIn, handleOut } from '../flow/handles.ts'
import { Ended } from './Ended.tsx'
import { FoldedBox } from './FoldedBox.tsx'
import styles from './folded.module.css'
import { NodeButton } from './NodeButton.tsx'
import node_ from './node.module.css'
import { WaysOn } from './WaysOut.tsx'

/** A VirtualService without its rules: who asks for it, how many rules it has and where they lead, on two lines or one. */
export function FoldedVirtualService({ node, summary }: { node: VirtualServiceNode; summary: Summary }) {
  const isLine = summary.form === 'line'
  return (
    <FoldedBox node={node} className={classNames(node_.virtualService, isLine ? styles.line : styles.card)}>
      <div className={styles.first}>
        <span className={styles.icon} aria-hidden="true">
          <KindShape kind={node.kind ?? 'VirtualService'} />
        </span>
        <span className={styles.title} title={`${node.title}\n${node.hosts.join('\n')}`}>
          <Ended text={node.title} />
        </span>
        {isLine && <WaysOn node={node.id} ways={summary.waysOut} title={node.title} most={summary.named} />}
        {!isLine && (summary.hostBelow ? <span className={styles.space} /> : <Hosts hosts={node.hosts} />)}
        {summary.also.length > 0 && !isLine && (
          <span className={styles.also} title={`Also from ${summary.also.join(', ')}`}>
            {alsoWords(summary.also)}
          </span>
        )}
        {summary.broken !== undefined && (
          <span className={styles.broken} title={summary.broken}>
            <TriangleAlert aria-hidden="true" />
          </span>
        )}
        {node.badge && <ProblemBadge severity={node.badge.severity} count={node.badge.count} />}
        <NodeButton label={`Unfold ${node.title}`} action="fold" icon={<ChevronRight />} />
      </div>
      {summary.hostBelow && (
        <div className={styles.hostsBelow}>
          <Hosts hosts={node.hosts} />
        </div>
      )}
      {!isLine && (
        <div className={styles.second}>
          <span className={styles.count}>
            {node.stale ? 'last readable' : `${summary.rules} ${summary.rules === 1 ? 'rule' : 'rules'}`}
          </span>
          <WaysOn node={node.id} ways={summary.waysOut} title={node.title} most={summary.named} />
        </div>
      )}
      <ShareMark traffic={node.traffic} on="box" />
      <Handle
        type="target"
        position={Position.Left}
        id={handleIn()}
        className={classNames(node_.handle, node_.linkable, styles.near)}
      />
      <Handle
        type="source"
        position={Position.Right}
        id={handleOut()}
        className={classNames(node_.handle, node_.linkable, styles.near)}
      />
    </FoldedBox>
  )
}

function Hosts({ hosts }: { hosts: readonly string[] }) {
  return (
    <span className={styles.host} title={hosts.join('\n')}>
      <Ended text={hostsWords(hosts)} />
    </span>
  )
}
