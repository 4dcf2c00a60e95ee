import { ArrowRight, ChevronDown, ChevronRight, CircleCheck, Wrench } from 'lucide-react'
import { useId, useState } from 'react'
import type { StopFix } from '../../../core/fixes/stop.ts'
import type { Request } from '../../../core/request/request.ts'
import type { ChangedLine } from '../../../core/text/line-changes.ts'
import { undoToast } from '../../screen/undo-toast.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { useWorkspace } from '../../workspace-context.tsx'
import styles from './FixList.module.css'
import type { ShownFix } from './use-fixes.ts'

/** Ways out of a stop: what can be written, with a look at it before, and what can be sent instead. */
export function FixList({
  fixes,
  onChange,
}: {
  fixes: readonly ShownFix[]
  onChange: (change: Partial<Request>) => void
}) {
  const workspace = useWorkspace()
  const changes = fixes.filter(it => it.fix.type !== 'request')
  const requests = fixes.flatMap(({ fix }) => (fix.type === 'request' ? [fix] : []))

  function apply(fix: StopFix): void {
    if (fix.type === 'request') onChange(fix.change)
    else if (fix.type === 'declare') {
      const { settings } = workspace.store.getState()
      const declared = [...new Set([...settings.declared, ...fix.declares])]
      workspace.setSettings({ ...settings, declared })
      showToast({ title: 'Saved in the workspace settings', description: fix.declares.join(', ') })
    } else {
      const result = workspace.run(fix.operation, 'trace')
      if (result.ok) undoToast(workspace, fix.title, result.note)
      else showToast({ tone: 'warning', title: 'Nothing was changed', description: result.reason })
    }
  }

  return (
    <>
      {changes.length > 0 && (
        <section className={styles.part}>
          <h3 className={styles.heading}>What to change</h3>
          <ul className={styles.fixes} aria-label="Fixes">
            {changes.map(({ fix, lines }) => (
              <FixRow key={fix.title} fix={fix} lines={lines} onApply={() => apply(fix)} />
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

function FixRow({
  fix,
  lines,
  onApply,
}: {
  fix: StopFix
  lines: readonly ChangedLine[]
  onApply: () => void
}) {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <li className={styles.fix}>
      <div className={styles.row}>
        <button type="button" className={styles.apply} onClick={onApply}>
          <Wrench aria-hidden="true" />
          <span>{fix.title}</span>
        </button>
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
