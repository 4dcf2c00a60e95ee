import { HelpButton } from '../help/HelpButton.tsx'
import { SegmentedControl } from '../ui/SegmentedControl.tsx'
import styles from './TracePane.module.css'
import { traceStore, useTrace } from './trace-state.ts'
import { traceViews } from './trace-views.ts'
import { useSourceChoices } from './use-source.ts'

/** Where a request goes with the files as they are, and what else the gateways and sidecars know. */
export function TracePane() {
  const chosen = useTrace(it => it.view)
  const choices = useSourceChoices()
  const isEmpty = choices?.isCallable === false
  const view = traceViews.find(it => it.id === chosen) ?? traceViews[0]!
  return (
    <section className={styles.pane} aria-label="Trace" data-pane="trace">
      <div className={styles.bar}>
        <SegmentedControl
          label="View of the trace"
          value={view.id}
          onChange={it => traceStore.setState({ view: it })}
          segments={traceViews.map(({ id, label, badge: Badge }) => ({
            id,
            label,
            ...(Badge && { badge: <Badge /> }),
          }))}
        />
        <HelpButton topic={view.help} />
      </div>
      {/* What is gone has changed as well. */}
      {isEmpty && view.id !== 'changes' ? (
        <p className={styles.empty}>Nothing to trace yet: add a Gateway, or a VirtualService for the mesh.</p>
      ) : (
        <div className={styles.view}>
          <view.content choices={choices} />
        </div>
      )}
    </section>
  )
}
