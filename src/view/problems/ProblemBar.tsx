import { BellOff, BookOpen, Search } from 'lucide-react'
import type { Severity } from '../../core/severity.ts'
import { HelpButton } from '../help/HelpButton.tsx'
import { Button } from '../ui/Button.tsx'
import { classNames } from '../ui/class-names.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { SegmentedControl } from '../ui/SegmentedControl.tsx'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'
import { openChecks } from './checks-state.ts'
import styles from './ProblemBar.module.css'
import { type ProblemFilter, severities } from './problem-list.ts'

const nouns: Record<Severity, readonly [string, string]> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['remark', 'remarks'],
}

const groupings = [
  { id: 'file', label: 'By file' },
  { id: 'severity', label: 'Worst first' },
] as const

/** What is shown of the problems, and how many there are of each kind. */
export function ProblemBar({
  counts,
  muted,
  filter,
  onFilter,
}: {
  counts: Record<Severity, number>
  /** How many are muted. */
  muted: number
  filter: ProblemFilter
  onFilter: (filter: ProblemFilter) => void
}) {
  function toggle(severity: Severity): void {
    const hidden = filter.hidden.includes(severity)
      ? filter.hidden.filter(it => it !== severity)
      : [...filter.hidden, severity]
    onFilter({ ...filter, hidden })
  }

  return (
    <div className={styles.bar} role="toolbar" aria-label="Problems">
      <div className={styles.severities}>
        {severities.map(it => {
          const shown = !filter.hidden.includes(it)
          const noun = nouns[it][counts[it] === 1 ? 0 : 1]
          return (
            <Button
              key={it}
              variant="ghost"
              size="s"
              aria-pressed={shown}
              aria-label={`${counts[it]} ${noun}`}
              title={shown ? `Hide ${nouns[it][1]}` : `Show ${nouns[it][1]}`}
              className={classNames(styles.severity, !shown && styles.off)}
              onClick={() => toggle(it)}
            >
              <SeverityIcon severity={it} />
              {counts[it]}
              <span className={styles.noun}>{noun}</span>
            </Button>
          )
        })}
        {muted > 0 && (
          <Button
            variant="ghost"
            size="s"
            aria-pressed={filter.muted === true}
            title={filter.muted ? 'Hide what is muted' : 'Show what is muted'}
            className={classNames(styles.severity, !filter.muted && styles.off)}
            onClick={() => onFilter({ ...filter, muted: !filter.muted })}
          >
            <BellOff aria-hidden="true" />
            {muted} muted
          </Button>
        )}
      </div>
      <label className={styles.search}>
        <Search aria-hidden="true" />
        <input
          type="search"
          aria-label="Filter problems"
          placeholder="Filter by text, check or file"
          value={filter.text}
          onChange={event => onFilter({ ...filter, text: event.target.value })}
        />
      </label>
      <div className={styles.grouping}>
        <SegmentedControl
          label="Order"
          segments={groupings}
          value={filter.grouping}
          onChange={grouping => onFilter({ ...filter, grouping })}
        />
      </div>
      <IconButton label="All checks" icon={<BookOpen />} size="s" side="left" onClick={() => openChecks()} />
      <HelpButton topic="problems" />
    </div>
  )
}
