import { useMemo } from 'react'
import { gatewayWorkloads } from '../../core/istio/gateway/gateway-workloads.ts'
import { likelyMeshSource } from '../../core/istio/sidecar/mesh-sources.ts'
import { SegmentedControl } from '../ui/SegmentedControl.tsx'
import styles from './TracePane.module.css'
import { traceStore, useTrace } from './trace-state.ts'
import { traceViews } from './trace-views.ts'
import { useTraceModel } from './use-trace-model.ts'

/** Where a request goes with the files as they are, and what else the gateways and sidecars know. */
export function TracePane() {
  const chosen = useTrace(it => it.view)
  const model = useTraceModel()
  const isEmpty = useMemo(() => gatewayWorkloads(model).length === 0 && !likelyMeshSource(model), [model])
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
      </div>
      {/* What is gone has changed as well. */}
      {isEmpty && view.id !== 'changes' ? (
        <p className={styles.empty}>Nothing to trace yet: add a Gateway, or a VirtualService for the mesh.</p>
      ) : (
        <div className={styles.view}>
          <view.content model={model} />
        </div>
      )}
    </section>
  )
}
