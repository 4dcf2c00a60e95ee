import { ArrowRight, ChevronDown, ChevronRight, CircleCheck, Wrench } from 'lucide-react'
import { useId, useState } from 'react'
import type { FixAnswer } from '../../../core/questions/fixes.ts'
import type { TraceAsk } from '../../../core/questions/trace.ts'
import type { Request } from '../../../core/request/request.ts'
import { useEditable } from '../../editable.tsx'
import { undoToast } from '../../screen/undo-toast.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { showToast } from '../../ui/toast.ts'
import { useWorkspace } from '../../workspace-context.tsx'
import styles from './FixList.module.css'

/** Ways out of a stop: what can be written, with a look at it before, and what can be sent instead. */
export function FixList({
  ask,
  fixes,
  onChange,
}: {
  /** The request they are for. */
  ask: TraceAsk
  fixes: readonly FixAnswer[]
  onChange: (change: Partial<Request>) => void
}) {
  const workspace = useWorkspace()
  const changes = fixes.filter(it => it.type !== 'request')
  const requests = fixes.filter(it => it.type === 'request')

  function apply(fix: FixAnswer): void {
    if (fix.type === 'request') onChange(fix.change)
    else if (fix.type === 'declare') {
      const { settings } = workspace.store.getState()
      const declared = [...new Set([...settings.declared, ...fix.declares])]
      workspace.setSettings({ ...settings, declared })
      showToast({ title: 'Saved in the workspace settings', description: fix.declares.join(', ') })
    } else void write(fix)
  }

  /** Writes what the fix comes to with the files as they are: they may have changed since it was shown. */
  async function write({ title, type }: FixAnswer): Promise<void> {
    const now = await workspace.answerNow({ type: 'fixes', ...ask })
    const fix = now?.find(it => it.title === title && it.type === type)
    if (fix?.type === 'edit' && workspace.apply(title, fix.changes, fix.select, 'trace'))
      undoToast(workspace, title, fix.note)
    else
      showToast({
        tone: 'warning',
        title: 'Nothing was changed',
        description: now
          ? `“${title}” does not fit the files as they are now.`
          : 'The analysis failed, or the files kept changing. Try again.',
      })
  }

  return (
    <>
      {changes.length > 0 && (
        <section className={styles.part}>
          <h3 className={styles.heading}>What to change</h3>
          <ul className={styles.fixes} aria-label="Fixes">
            {changes.map(fix => (
              <FixRow key={fix.title} fix={fix} onApply={() => apply(fix)} />
            ))}
          </ul>
        </section>
      )}
      {requests.length > 0 && (
        <section className={styles.part}>
          <h3 className={styles.heading}>Or send another request</h3>
          <ul className={styles.requests} aria-label="Other requests">
            {requests.map(fix => (
              <li key={fix.title}>
                <Button size="s" title={`Ends at ${fix.end}`} onClick={() => apply(fix)}>
                  {fix.title}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function FixRow({ fix, onApply }: { fix: FixAnswer; onApply: () => void }) {
  const lines = fix.type === 'edit' ? fix.lines : []
  const isEditable = useEditable()
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <li className={styles.fix}>
      <div className={styles.row}>
        {isEditable ? (
          <button type="button" className={styles.apply} onClick={onApply}>
            <Wrench aria-hidden="true" />
            <span>{fix.title}</span>
          </button>
        ) : (
          <span>{fix.title}</span>
        )}
        {lines.length > 0 && (
          <IconButton
            label={open ? `Hide the change: ${fix.title}` : `Show the change: ${fix.title}`}
            tooltip="Show the change"
            icon={open ? <ChevronDown /> : <ChevronRight />}
            size="s"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
          />
        )}
      </div>
      <p className={styles.end}>
        {fix.solves ? <CircleCheck aria-hidden="true" /> : <ArrowRight aria-hidden="true" />}
        <span>
          {fix.solves ? 'Then: ' : 'Gets further: '}
          {fix.end}
        </span>
      </p>
      {open && (
        <pre id={id} className={styles.lines}>
          {lines.map((it, i) => (
            <span key={i} className={styles.line} data-sign={it.sign}>
              {i === 0 || lines[i - 1]?.file !== it.file ? `${it.file}\n` : ''}
              {`${it.sign} ${it.text}\n`}
            </span>
          ))}
        </pre>
      )}
    </li>
  )
}
