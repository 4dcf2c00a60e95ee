import { ChevronDown, ChevronRight } from 'lucide-react'
import { Button } from '../ui/Button.tsx'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'
import { useWorkspace } from '../workspace-context.tsx'
import { groupWords, type OutsideGroup } from './outside-groups.ts'
import styles from './ProblemRow.module.css'
import { declareOutside } from './problem-actions.ts'

/** Many remarks in one line: all of them can be settled at once, or listed. */
export function OutsideRow({
  group,
  open,
  reachable,
  onToggle,
}: {
  group: OutsideGroup
  open: boolean
  /** Whether the tab key comes here. */
  reachable: boolean
  onToggle: () => void
}) {
  const workspace = useWorkspace()
  const tabIndex = reachable ? 0 : -1
  return (
    <div className={styles.row}>
      <button
        type="button"
        className={styles.main}
        data-main
        tabIndex={tabIndex}
        aria-expanded={open}
        title={open ? 'Hide the places' : 'Show the places'}
        onClick={onToggle}
      >
        {open ? <ChevronDown size={14} aria-hidden="true" /> : <ChevronRight size={14} aria-hidden="true" />}
        <SeverityIcon severity="info" labelled />
        <span className={styles.message}>{groupWords(group)}</span>
        <span className={styles.place}>
          {group.problems.length} place{group.problems.length === 1 ? '' : 's'}
        </span>
      </button>
      <div className={styles.actions}>
        <Button
          size="s"
          data-edits=""
          tabIndex={tabIndex}
          title="Declare that they exist outside these files"
          onClick={() => declareOutside(workspace, group.things)}
        >
          {group.things.length === 1 ? 'It exists elsewhere' : 'All exist elsewhere'}
        </Button>
      </div>
    </div>
  )
}
