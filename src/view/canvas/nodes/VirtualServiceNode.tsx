import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import type { RuleRow, VirtualServiceNode as VirtualService } from '../../../core/graph/graph.ts'
import { isFolded } from '../../../core/graph/row-window.ts'
import { ruleLineHeight, ruleRoom, shownMatches } from '../../../core/graph/sizes.ts'
import { effectLineCount, matchLineCount } from '../../../core/graph/text/row-lines.ts'
import { useIsChangedRule } from '../../trace/changes/changed-marks.ts'
import { ProblemBadge } from '../../ui/Badge.tsx'
import { classNames } from '../../ui/class-names.ts'
import { KindShape } from '../../ui/KindIcon.tsx'
import type { FlowNode } from '../flow/flow-graph.ts'
import { Rows } from '../rows/Rows.tsx'
import { Breakable } from './Breakable.tsx'
import { ChangedChip } from './ChangedChip.tsx'
import { FoldedVirtualService } from './FoldedVirtualService.tsx'
import { NodeBox } from './NodeBox.tsx'
import styles from './row.module.css'

export const VirtualServiceNode = memo(function VirtualServiceNode({
  data: { node, from },
}: NodeProps<FlowNode<VirtualService>>) {
  if (node.summary) return <FoldedVirtualService node={node} summary={node.summary} />
  return (
    <NodeBox
      node={node}
      icon={<KindShape kind={node.kind ?? 'VirtualService'} />}
      add={node.ghost ? undefined : `Add a rule to ${node.title}`}
      // A route of the Gateway API leads the calls to a service, as a whole.
      linkable={{ in: !node.ghost, out: !node.ghost && node.kind !== undefined }}
      from={from}
      fold={node.rows.length > 0}
    >
      {node.rows.length > 0 && (
        <Rows node={node} rows={node.rows} from={from}>
          {row => <Rule row={row} matchLines={isFolded(node.rows.length) ? 1 : shownMatches} />}
        </Rows>
      )}
    </NodeBox>
  )
})

/** With one line for its matches, what else it has is counted beside them. */
function Rule({ row, matchLines }: { row: RuleRow; matchLines: number }) {
  const matches = row.matches.length > 0 ? row.matches : ['everything']
  const hidden = matches.length - matchLines
  const isChanged = useIsChangedRule(row.place)
  return (
    <div className={styles.rule}>
      <span className={styles.number}>
        {row.number}
        {row.protocol !== 'http' && <span className={styles.ruleKind}>{row.protocol}</span>}
      </span>
      <div className={styles.ruleLines}>
        {matches.slice(0, matchLines).map((match, i) => (
          <div
            key={i}
            className={classNames(styles.match, matchLines > 1 && styles.wrapping)}
            style={matchLines > 1 ? { height: ruleLineHeight * matchLineCount(match, ruleRoom) } : undefined}
            title={matches.join('\nor ')}
          >
            {i > 0 && <span className={styles.or}>or</span>}
            <Match words={match} />
            {matchLines === 1 && hidden > 0 && <span className={styles.faint}>+{hidden} more</span>}
          </div>
        ))}
        {matchLines > 1 && hidden > 0 && (
          <div className={styles.match} title={matches.join('\nor ')}>
            <span className={styles.faint}>+{hidden} more</span>
          </div>
        )}
        {(row.action !== undefined || row.chips.length > 0) && (
          <div
            className={styles.effects}
            style={matchLines > 1 ? { height: ruleLineHeight * effectLineCount(row, ruleRoom) } : undefined}
            title={[row.action, ...row.chips].filter(Boolean).join(', ')}
          >
            {row.action !== undefined && <span className={styles.action}>{row.action}</span>}
            {row.chips.map(chip => (
              <span key={chip} className={styles.chip}>
                {chip}
              </span>
            ))}
          </div>
        )}
      </div>
      {isChanged && <ChangedChip title="The routing of its requests has changed" />}
      {row.badge && <ProblemBadge severity={row.badge.severity} count={row.badge.count} />}
    </div>
  )
}

/** The conditions of one alternative; two spaces part them in the words of the graph. */
function Match({ words }: { words: string }) {
  if (words === 'everything') return <span className={styles.everything}>everything</span>
  return words.split('  ').map((it, i) => (
    <span key={i} className={i === 0 ? styles.condition : styles.conditions}>
      <Breakable text={it} />
    </span>
  ))
}
