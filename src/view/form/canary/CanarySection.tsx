import { ChevronRight, Split as SplitIcon } from 'lucide-react'
import { lazy, Suspense, useEffect, useId, useRef } from 'react'
import { readSplit } from '../../../core/canary/read-split.ts'
import type { Place } from '../../../core/model/resource.ts'
import { splitToVersion } from '../../../core/operations/split-to-version.ts'
import { HelpButton } from '../../help/HelpButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { useForm } from '../form-context.ts'
import styles from './canary.module.css'
import { canaryStore, ruleKey, toggleCanary, useCanary } from './canary-state.ts'

// The exports come with it, which nobody needs before a plan is looked at.
const CanaryPlan = lazy(() => import('./CanaryPlan.tsx').then(it => ({ default: it.CanaryPlan })))

/** A rule's canary release: closed until it is asked for. */
export function CanarySection({ rule }: { rule: Place }) {
  const { resource, edit } = useForm()
  const key = ruleKey(rule)
  const open = useCanary(it => it.open.has(key))
  const awaited = useCanary(it => it.awaited === key)
  const toggle = useRef<HTMLButtonElement>(null)
  const id = useId()
  const split = readSplit(resource, rule.path)

  useEffect(() => {
    if (!awaited) return
    // A dialog that closes gives the focus back first.
    const timer = setTimeout(() => {
      canaryStore.setState({ awaited: undefined })
      toggle.current?.scrollIntoView({ block: 'start' })
      toggle.current?.focus({ preventScroll: true })
    }, 60)
    return () => clearTimeout(timer)
  }, [awaited])

  return (
    <section className={styles.section} aria-label="Canary" data-edits="">
      <div className={styles.head}>
        <button
          ref={toggle}
          type="button"
          className={styles.toggle}
          aria-expanded={open}
          aria-controls={`${id}-plan`}
          onClick={() => toggleCanary(key)}
        >
          <ChevronRight className={styles.chevron} width={13} height={13} aria-hidden="true" />
          Canary
          <span className={styles.quiet}>in steps, each its own YAML, patch or diff</span>
        </button>
        <HelpButton topic="canary" />
      </div>
      {open && (
        <div id={`${id}-plan`} className={styles.plan}>
          {!split ? (
            <p className={styles.hint}>A destination has no host yet. Give it one first.</p>
          ) : split.weights.length < 2 ? (
            <>
              <p className={styles.hint}>
                All traffic of the rule goes to {split.destinations[0]?.name}. A canary needs a second
                version.
              </p>
              <Button size="s" icon={<SplitIcon />} onClick={() => edit(splitToVersion(rule))}>
                Split to a new version
              </Button>
            </>
          ) : (
            <Suspense>
              <CanaryPlan key={key} split={split} />
            </Suspense>
          )}
        </div>
      )}
    </section>
  )
}
