import type { NodeProps } from '@xyflow/react'
import { ArrowRight, Ban, Route } from 'lucide-react'
import { memo } from 'react'
import type { SidecarNode as Sidecar, SidecarRow } from '../../../core/graph/graph.ts'
import { ProblemBadge } from '../../ui/Badge.tsx'
import { classNames } from '../../ui/class-names.ts'
import { kindIcon } from '../../ui/kind-icon.ts'
import type { FlowNode } from '../flow/flow-graph.ts'
import { Rows } from '../rows/Rows.tsx'
import { NodeBox } from './NodeBox.tsx'
import styles from './row.module.css'

const Icon = kindIcon('Sidecar')

/** What the workloads of a namespace may call, a row a listener, and what becomes of all other calls. */
export const SidecarNode = memo(function SidecarNode({ data: { node, from } }: NodeProps<FlowNode<Sidecar>>) {
  return (
    <NodeBox node={node} icon={<Icon />} from={from}>
      <Rows node={node} rows={node.rows} from={from}>
        {row => <Listener row={row} />}
      </Rows>
    </NodeBox>
  )
})

function Listener({ row }: { row: SidecarRow }) {
  const Sign = row.isRefusing ? Ban : signs[row.listener]
  return (
    <div className={styles.server}>
      <div className={styles.serverLine}>
        <span className={styles.listener} title={row.listener === 'else' ? elseTitle(row) : undefined}>
          {row.listener === 'else' ? row.text : verbs[row.listener]}
        </span>
        {row.listener !== 'else' && (
          <span className={styles.portName} title={row.text}>
            {row.text}
          </span>
        )}
        <span className={styles.space} />
        {row.badge && <ProblemBadge severity={row.badge.severity} count={row.badge.count} />}
      </div>
      <div
        className={classNames(styles.hosts, styles.callees, row.isRefusing && styles.refusing)}
        title={row.words}
      >
        <Sign aria-hidden="true" />
        {row.words}
      </div>
    </div>
  )
}

function elseTitle(row: SidecarRow): string {
  return row.isRefusing
    ? 'Calls to other services are refused (REGISTRY_ONLY)'
    : 'Calls to other services go out as they are, without routing rules (ALLOW_ANY)'
}

const verbs = { egress: 'May call', ingress: 'Listens on' } as const
const signs = { egress: ArrowRight, ingress: kindIcon('port'), else: Route } as const
