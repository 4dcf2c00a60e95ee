import { Focus, Wrench } from 'lucide-react'
import type { Diagnostic } from '../../core/diagnostic.ts'
import { Button } from '../ui/Button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import { openChecks } from './checks-state.ts'
import { MuteMenu } from './MuteMenu.tsx'
import styles from './ProblemRow.module.css'
import { declareOutside, isSelected, showOnlyProblem, showProblem, takeFix } from './problem-actions.ts'
import { WithCode } from './WithCode.tsx'

export interface ProblemRowProps {
  readonly problem: Diagnostic
  readonly withFile: boolean
  /** Whether the tab key comes here; one line of the list is enough. */
  readonly reachable: boolean
}

export function ProblemRow({ problem, withFile, reachable }: ProblemRowProps) {
  const workspace = useWorkspace()
  const selected = useWorkspaceState(it => isSelected(problem, it.selection))
  const { severity, message, rule, file, line, column, outside } = problem
  const tabIndex = reachable ? 0 : -1

  return (
    <div className={classNames(styles.row, selected && styles.selected)}>
      <button
        type="button"
        className={styles.main}
        data-main
        tabIndex={tabIndex}
        title={withoutMarks(message)}
        aria-current={selected || undefined}
        onClick={() => showProblem(workspace, problem)}
        onDoubleClick={() => showProblem(workspace, problem, { focus: true })}
        onKeyDown={event => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          showProblem(workspace, problem, { focus: true })
        }}
      >
        <SeverityIcon severity={severity} labelled />
        <span className={styles.message}>
          {problem.muted && (
            <span className={styles.muted}>
              Muted{problem.muted.reason && `: ${problem.muted.reason}`} ·{' '}
            </span>
          )}
          <WithCode text={message} />
        </span>
        <span className={styles.place}>
          {withFile && <span className={styles.file}>{file}:</span>}
          {line}:{column}
        </span>
      </button>
      <div className={styles.actions}>
        <Fixes problem={problem} tabIndex={tabIndex} />
        {outside && (
          <Button
            size="s"
            variant="ghost"
            data-edits=""
            tabIndex={tabIndex}
            title={`Declare that ${outside.kind} ${outside.namespace}/${outside.name} exists outside these files`}
            onClick={() => declareOutside(workspace, [outside])}
          >
            It exists elsewhere
          </Button>
        )}
        {!problem.muted && <MuteMenu problem={problem} tabIndex={tabIndex} />}
        {problem.resource !== undefined && (
          <Button
            size="s"
            variant="ghost"
            icon={<Focus />}
            tabIndex={tabIndex}
            aria-label="Show only what belongs to this problem"
            title="Show only what belongs to this problem"
            onClick={() => showOnlyProblem(problem)}
          />
        )}
        <button
          type="button"
          className={styles.rule}
          tabIndex={tabIndex}
          title="About this check"
          aria-label={`About the check ${rule}`}
          onClick={() => openChecks(rule)}
        >
          {rule}
        </button>
      </div>
    </div>
  )
}

function Fixes({ problem, tabIndex }: { problem: Diagnostic; tabIndex: number }) {
  const workspace = useWorkspace()
  const [first, ...others] = problem.fixes
  if (first === undefined) return null

  if (others.length === 0) {
    return (
      <Button
        size="s"
        icon={<Wrench />}
        className={styles.fix}
        data-edits=""
        tabIndex={tabIndex}
        title={first}
        onClick={() => takeFix(workspace, problem, 0)}
      >
        <span className={styles.fixTitle}>{first}</span>
      </Button>
    )
  }
  return (
    <Menu
      align="end"
      trigger={
        <Button size="s" icon={<Wrench />} tabIndex={tabIndex} data-edits="">
          Fix…
        </Button>
      }
    >
      {problem.fixes.map((title, index) => (
        <MenuItem key={title} onSelect={() => takeFix(workspace, problem, index)}>
          {title}
        </MenuItem>
      ))}
    </Menu>
  )
}

function withoutMarks(message: string): string {
  return message.replaceAll('`', '')
}
