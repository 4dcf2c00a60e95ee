import { ArrowRight, ChevronRight, Copy, Download, EllipsisVertical, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { Split } from '../../../core/canary/read-split.ts'
import { stepExports } from '../../../core/canary/step-exports.ts'
import { percentWords } from '../../../core/text/percent-words.ts'
import { Badge } from '../../ui/Badge.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../ui/Menu.tsx'
import styles from './canary.module.css'
import { StepPreview } from './StepPreview.tsx'
import type { PlannedStep, StepActions } from './use-step-actions.ts'

export interface StepRowProps {
  step: PlannedStep
  split: Split
  canary: number
  isNow: boolean
  /** Of the longest row of weights, in characters, so that the bars end alike. */
  numbersWidth: number
  actions: StepActions
  onGo: () => void
}

/** One step: its shares, a way to it, what it writes, and its exports. */
export function StepRow({ step, split, canary, isNow, numbersWidth, actions, onGo }: StepRowProps) {
  const [open, setOpen] = useState(false)
  const { label, weights } = step
  const sum = weights.reduce((it, weight) => it + weight, 0)
  const isStart = step.name === 'rollback'
  const shares = weights.map(
    (it, i) => `${split.destinations[i]?.name} ${sum > 0 ? percentWords(it / sum) : '–'}`,
  )
  return (
    <li className={styles.step} aria-current={isNow ? 'step' : undefined}>
      <div className={styles.stepHead}>
        <button
          type="button"
          className={styles.stepToggle}
          aria-expanded={open}
          aria-label={`${isStart ? 'Start' : `Step ${label}`}: ${shares.join(', ')}`}
          onClick={() => setOpen(!open)}
        >
          <ChevronRight className={styles.chevron} width={13} height={13} aria-hidden="true" />
          <span className={styles.stepLabel}>{label}</span>
          <span className={styles.bar} title={shares.join('\n')}>
            {weights.map(
              (weight, i) =>
                weight > 0 && (
                  <span
                    key={split.destinations[i]?.name}
                    className={styles.part}
                    data-canary={i === canary || undefined}
                    style={{ flexGrow: weight, ...(i !== canary && shadeOf(i)) }}
                  />
                ),
            )}
          </span>
          <span className={styles.numbers} style={{ minWidth: `${numbersWidth}ch` }}>
            {weights.join(' / ')}
          </span>
        </button>
        <span className={styles.now}>{isNow && <Badge tone="info">Now</Badge>}</span>
        <IconButton
          size="s"
          icon={isStart ? <Undo2 /> : <ArrowRight />}
          label={isStart ? 'Roll back to the start' : `Go to step ${label}`}
          tooltip={isNow ? 'The file is at this step' : undefined}
          aria-disabled={isNow || undefined}
          onClick={onGo}
        />
        <Menu
          align="end"
          trigger={
            <IconButton
              size="s"
              icon={<EllipsisVertical />}
              label={isStart ? 'Export the start' : `Export step ${label}`}
            />
          }
        >
          <ExportItems step={step} actions={actions} />
        </Menu>
      </div>
      {open && <StepPreview step={step} split={split} />}
    </li>
  )
}

/** Destinations beside the canary are told apart by how strong their colour is. */
export function shadeOf(index: number): { opacity: number } {
  return { opacity: 1 - (index % 4) * 0.22 }
}

function ExportItems({ step, actions }: { step: PlannedStep; actions: StepActions }) {
  const content = actions.contentOf(step)
  const offered = stepExports.filter(it => it.write(content))
  return (
    <>
      {offered.map(it => (
        <MenuItem key={it.id} icon={<Copy />} detail={it.doc} onSelect={() => actions.copy(it, step)}>
          Copy {it.title}
        </MenuItem>
      ))}
      <MenuSeparator />
      {offered.map(it => (
        <MenuItem key={it.id} icon={<Download />} onSelect={() => actions.download(it, step)}>
          Download {it.title}
        </MenuItem>
      ))}
    </>
  )
}
