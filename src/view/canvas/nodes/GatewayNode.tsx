import type { NodeProps } from '@xyflow/react'
import { CornerUpRight, Lock } from 'lucide-react'
import { memo } from 'react'
import type { GatewayNode as Gateway, ServerRow } from '../../../core/graph/graph.ts'
import { isFolded } from '../../../core/graph/row-window.ts'
import { serverRoom } from '../../../core/graph/sizes.ts'
import { tlsLabel } from '../../../core/graph/text/box-words.ts'
import { hasPortName, shownHosts } from '../../../core/graph/text/row-lines.ts'
import { ProblemBadge } from '../../ui/Badge.tsx'
import { classNames } from '../../ui/class-names.ts'
import { KindShape } from '../../ui/KindIcon.tsx'
import type { FlowNode } from '../flow/flow-graph.ts'
import { serverNoun } from '../outline/wording.ts'
import { Rows } from '../rows/Rows.tsx'
import { Breakable } from './Breakable.tsx'
import { NodeBox } from './NodeBox.tsx'
import styles from './row.module.css'

export const GatewayNode = memo(function GatewayNode({ data: { node, from } }: NodeProps<FlowNode<Gateway>>) {
  return (
    <NodeBox
      node={node}
      icon={<KindShape kind={node.kind ?? 'Gateway'} />}
      add={node.ghost ? undefined : `Add a ${serverNoun(node)} to ${node.title}`}
      linkable={{ out: true }}
      from={from}
    >
      {node.rows.length > 0 && (
        <Rows node={node} rows={node.rows} from={from}>
          {row => <Server row={row} isOnly={!isFolded(node.rows.length)} />}
        </Rows>
      )}
    </NodeBox>
  )
})

/** What a badge with a count of two digits takes beside the rest. */
const badgeRoom = 40

/** One of very many says its hosts on one line. */
function Server({ row, isOnly }: { row: ServerRow; isOnly: boolean }) {
  const { shown, more } = shownHosts(row, isOnly ? serverRoom : Number.POSITIVE_INFINITY)
  return (
    <div className={styles.server}>
      <div className={styles.serverLine}>
        <span className={styles.port}>{row.port || '–'}</span>
        {hasPortName(row, row.badge ? serverRoom - badgeRoom : serverRoom) && (
          <span className={styles.portName}>{row.portName}</span>
        )}
        <span className={styles.space} />
        {row.httpsRedirect && (
          <span className={styles.mark} title="Plain requests are redirected to HTTPS">
            <CornerUpRight aria-hidden="true" />
            https
          </span>
        )}
        {row.tls !== 'none' && (
          <span className={styles.lock} title={`TLS mode ${row.tls}`}>
            <Lock aria-hidden="true" />
            {tlsLabel(row.tls)}
          </span>
        )}
        <span className={styles.protocol}>{row.protocol}</span>
        {row.badge && <ProblemBadge severity={row.badge.severity} count={row.badge.count} />}
      </div>
      <div className={styles.hosts} title={row.hosts.join('\n')}>
        {row.hosts.length === 0 && <span className={styles.faint}>no hosts</span>}
        {shown.map((it, i) => (
          <div key={i} className={classNames(styles.hostLine, isOnly && styles.hostLines)}>
            <Breakable text={it} />
          </div>
        ))}
        {more > 0 && <div className={styles.faint}>+{more} more</div>}
      </div>
      {row.use && isOnly && (
        <div className={classNames(styles.use, row.use.why && styles.notServed)} title={row.use.why}>
          {row.use.words}
        </div>
      )}
    </div>
  )
}
