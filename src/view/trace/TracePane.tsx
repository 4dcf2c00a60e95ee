import { useEffect, useMemo } from 'react'
import { explainRequest } from '../../core/routing/explain-trace.ts'
import { gatewayWorkloads } from '../../core/routing/gateway-workloads.ts'
import { formatRequest, parseRequest } from '../../core/routing/parse-request.ts'
import { onWorkload, workloadFor } from '../../core/routing/saved-request.ts'
import { SegmentedControl } from '../ui/SegmentedControl.tsx'
import { litPathStore } from './lit-path.ts'
import { RoutesView } from './RoutesView.tsx'
import { SavedRequests } from './SavedRequests.tsx'
import { TraceAnswer } from './TraceAnswer.tsx'
import { TraceForm } from './TraceForm.tsx'
import styles from './trace.module.css'
import { traceStore, useTrace } from './trace-state.ts'
import { useTraceModel } from './use-trace-model.ts'

/** Where a request goes with the files as they are, and what else the gateways serve. */
export function TracePane() {
  const view = useTrace(it => it.view)
  const model = useTraceModel()
  const known = useMemo(() => gatewayWorkloads(model), [model])
  return (
    <section className={styles.pane} aria-label="Trace" data-pane="trace">
      <div className={styles.bar}>
        <SegmentedControl
          label="View of the trace"
          value={view}
          onChange={it => traceStore.setState({ view: it })}
          segments={[
            { id: 'request', label: 'Request' },
            { id: 'routes', label: 'All routes' },
          ]}
        />
      </div>
      {known.length === 0 ? (
        <p className={styles.empty}>No gateway yet: add a Gateway, and requests to it can be traced here.</p>
      ) : view === 'routes' ? (
        <RoutesView model={model} />
      ) : (
        <RequestView model={model} />
      )}
    </section>
  )
}

function RequestView({ model }: { model: ReturnType<typeof useTraceModel> }) {
  const text = useTrace(it => it.text)
  const gateway = useTrace(it => it.gateway)
  const parsed = useMemo(() => parseRequest(text), [text])
  const known = useMemo(() => parsed && workloadFor(model, parsed, gateway), [model, parsed, gateway])
  const explanation = useMemo(
    () => parsed && known && explainRequest(model, known.workload, onWorkload(model, known, parsed)),
    [model, known, parsed],
  )
  useEffect(() => {
    litPathStore.setState({ path: explanation?.path })
    return () => litPathStore.setState({ path: undefined })
  }, [explanation])
  return (
    <div className={styles.columns}>
      <div className={styles.left}>
        <TraceForm
          text={text}
          request={parsed?.request}
          model={model}
          gateway={gateway}
          known={known}
          onText={it => traceStore.setState({ text: it })}
          onRequest={it => traceStore.setState({ text: formatRequest(it) })}
          onGateway={it => traceStore.setState({ gateway: it })}
        />
        <SavedRequests model={model} text={text} gateway={gateway} readable={parsed !== undefined} />
      </div>
      <div className={styles.right}>
        {explanation ? (
          <TraceAnswer explanation={explanation} model={model} />
        ) : (
          <p className={styles.empty}>
            {parsed
              ? 'No Gateway of the files has this selector any more.'
              : 'Paste a curl command, a URL or a line of Envoy’s access log: every stage it passes is shown here, with the reason why each rule took it or not.'}
          </p>
        )}
      </div>
    </div>
  )
}
