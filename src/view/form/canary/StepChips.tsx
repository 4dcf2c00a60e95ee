import { ListChecks, X } from 'lucide-react'
import { useId } from 'react'
import { cleanSteps, maxSteps, readSteps } from '../../../core/canary/plan-canary.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { CommitInput } from '../inputs/CommitInput.tsx'
import styles from './canary.module.css'

const presets: readonly (readonly number[])[] = [
  [5, 25, 50, 100],
  [1, 10, 50, 100],
  [10, 50, 100],
  [1, 5, 10, 25, 50, 75, 100],
]

/** The percentages of a plan: each a field of its own, one more to add, and some to begin with. */
export function StepChips({
  percents,
  onChange,
}: {
  percents: readonly number[]
  onChange: (percents: readonly number[]) => void
}) {
  const id = useId()

  /** In the place of one step stand those that were typed; none where nothing was. */
  function replace(index: number, text: string) {
    const typed = text.trim() === '' ? [] : readSteps(text)
    if (typed) keep(percents.toSpliced(index, index < percents.length ? 1 : 0, ...typed))
  }

  function keep(steps: readonly number[]) {
    if (steps.length > 0) onChange(cleanSteps(steps))
  }

  return (
    <div className={styles.chipsField}>
      <div className={styles.chipsHead}>
        <span id={id} className={styles.label}>
          Steps
        </span>
        <Menu
          align="end"
          trigger={
            <Button size="s" variant="ghost" icon={<ListChecks />}>
              Presets
            </Button>
          }
        >
          {presets.map(it => (
            <MenuItem key={it.join()} checked={it.join() === percents.join()} onSelect={() => onChange(it)}>
              {it.join(' · ')}
            </MenuItem>
          ))}
        </Menu>
      </div>
      <ul className={styles.chips} aria-labelledby={id}>
        {percents.map((percent, i) => (
          <li key={percent} className={styles.chip}>
            <CommitInput
              className={styles.chipInput}
              inputMode="numeric"
              aria-label={`Step ${i + 1}, percent`}
              value={String(percent)}
              check={faultOf}
              onCommit={text => replace(i, text)}
            />
            <span aria-hidden="true">%</span>
            <IconButton
              className={styles.chipRemove}
              size="s"
              icon={<X />}
              label={`Remove step ${percent} %`}
              disabled={percents.length === 1}
              onClick={() => keep(percents.toSpliced(i, 1))}
            />
          </li>
        ))}
        {percents.length < maxSteps && (
          <li className={styles.chip}>
            <CommitInput
              className={styles.chipAdd}
              inputMode="numeric"
              aria-label="Add steps, percent"
              placeholder="Add"
              value=""
              check={faultOf}
              onCommit={text => replace(percents.length, text)}
            />
          </li>
        )}
      </ul>
    </div>
  )
}

function faultOf(text: string): string | undefined {
  return text.trim() === '' || readSteps(text) ? undefined : '0 to 100'
}
