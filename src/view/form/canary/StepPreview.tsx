import { useMemo } from 'react'
import type { Split } from '../../../core/canary/read-split.ts'
import { stepTexts } from '../../../core/canary/step-texts.ts'
import { WithCode } from '../../problems/WithCode.tsx'
import { classNames } from '../../ui/class-names.ts'
import { useWorkspaceState } from '../../workspace-context.tsx'
import styles from './canary.module.css'
import type { PlannedStep } from './use-step-actions.ts'

/** What a step would change in the file as it stands. */
export function StepPreview({ step: { label, weights }, split }: { step: PlannedStep; split: Split }) {
  const files = useWorkspaceState(it => it.analysed)
  const settings = useWorkspaceState(it => it.judging)
  const texts = useMemo(() => stepTexts(files, settings, split, weights), [files, settings, split, weights])
  if ('refuse' in texts)
    return (
      <p className={styles.hint}>
        <WithCode text={texts.refuse} />
      </p>
    )
  if (texts.hunks.length === 0) return <p className={styles.hint}>{texts.file} is at this step.</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled by keys too
    <section className={styles.preview} tabIndex={0} aria-label={`What ${label} changes in ${texts.file}`}>
      {texts.hunks.map(({ oldStart, lines }) => (
        <pre key={oldStart} className={styles.hunk}>
          {lines.map(({ sign, text }, i) => (
            <span
              key={i}
              className={classNames(
                styles.line,
                sign === '+' && styles.added,
                sign === '-' && styles.removed,
              )}
            >
              {sign}
              {text.replace(/\r$/, '')}
              {'\n'}
            </span>
          ))}
        </pre>
      ))}
    </section>
  )
}
