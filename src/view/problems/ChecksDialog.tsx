import { ArrowLeft } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { Rule } from '../../core/rules/define-rule.ts'
import { ruleById, rules } from '../../core/rules/index.ts'
import { layerNames, layers } from '../../core/rules/layer-words.ts'
import type { Layer } from '../../core/severity.ts'
import { HelpButton } from '../help/HelpButton.tsx'
import { Button } from '../ui/Button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './ChecksDialog.module.css'
import { CoverageView } from './CoverageView.tsx'
import { checksState, closeChecks, openChecks } from './checks-state.ts'
import { RulePageView } from './RulePageView.tsx'
import { WithCode } from './WithCode.tsx'

/** All checks, each with its page. */
export function ChecksDialog() {
  const open = useStore(checksState, it => it.open)
  const id = useStore(checksState, it => it.rule)
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text)
  const found = useMemo(() => findRules(wanted), [wanted])
  const chosen = id === undefined ? undefined : ruleById(id)

  return (
    <Dialog
      open={open}
      onClose={closeChecks}
      size="l"
      title="Checks"
      help={<HelpButton topic="checks" />}
      description={`${rules.length} checks run on the files as you type.`}
    >
      <div className={classNames(styles.columns, (chosen ?? id === coverage) && styles.withPage)}>
        <div className={styles.index}>
          <TextField
            label="Search the checks"
            hideLabel
            placeholder="Search the checks"
            value={text}
            onChange={setText}
          />
          <nav className={styles.list} aria-label="Checks">
            {layers.map(layer => (
              <LayerRules key={layer} layer={layer} rules={found} chosen={chosen?.id} />
            ))}
            {found.length === 0 && <p className={styles.none}>No check matches.</p>}
            {wanted === '' && <CoverageLink isOpen={id === coverage} />}
          </nav>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a page may hold nothing else that takes the focus */}
        <section className={styles.page} aria-label="Page of the check" tabIndex={0}>
          <Button
            size="s"
            variant="ghost"
            icon={<ArrowLeft />}
            className={styles.back}
            onClick={() => openChecks()}
          >
            All checks
          </Button>
          {chosen ? (
            <RulePageView key={chosen.id} rule={chosen} />
          ) : id === undefined || id === coverage ? (
            <CoverageView />
          ) : (
            <EmptyState title="This check has no page">
              Each page says what is reported, why it matters and what to do.
            </EmptyState>
          )}
        </section>
      </div>
    </Dialog>
  )
}

export default ChecksDialog

/** The name of the page that is about no single check. */
const coverage = 'coverage'

function CoverageLink({ isOpen }: { isOpen: boolean }) {
  return (
    <section>
      <h3 className={styles.layer}>Coverage</h3>
      <button
        type="button"
        className={styles.rule}
        aria-current={isOpen ? 'page' : undefined}
        onClick={() => openChecks(coverage)}
      >
        What is checked, and what is not
      </button>
    </section>
  )
}

function LayerRules({
  layer,
  rules,
  chosen,
}: {
  layer: Layer
  rules: readonly Rule[]
  chosen: string | undefined
}) {
  const own = rules.filter(it => it.layer === layer)
  if (own.length === 0) return null
  return (
    <section>
      <h3 className={styles.layer}>
        {layerNames[layer]} <span>{own.length}</span>
      </h3>
      <ul>
        {own.map(it => (
          <li key={it.id}>
            <button
              ref={it.id === chosen ? bringIntoView : undefined}
              type="button"
              className={styles.rule}
              aria-current={it.id === chosen ? 'page' : undefined}
              onClick={() => openChecks(it.id)}
            >
              <SeverityIcon severity={it.severity} size={13} labelled />
              <span>
                <WithCode text={it.title} />
                <span className={styles.id}>{it.id}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function bringIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}

function findRules(text: string): readonly Rule[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return rules.filter(it => {
    const page = `${it.id} ${it.title} ${it.why}`.toLowerCase()
    return words.every(word => page.includes(word))
  })
}
