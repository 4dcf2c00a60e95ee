import { readMeshSource } from '../../../core/istio/sidecar/mesh-sources.ts'
import type { LinkedModel } from '../../../core/model/model.ts'
import { formatRequest } from '../../../core/request/parse-request.ts'
import { FixList } from '../answer/FixList.tsx'
import { StageList } from '../answer/StageList.tsx'
import { TraceAnswer } from '../answer/TraceAnswer.tsx'
import { useFixes } from '../answer/use-fixes.ts'
import { useTraced } from '../answer/use-traced.ts'
import { OrderRemark, useOrdered } from '../order/OrderRemark.tsx'
import { traceStore, useTrace } from '../trace-state.ts'
import styles from './RequestView.module.css'
import { SaveRequest } from './SaveRequest.tsx'
import { TraceForm } from './TraceForm.tsx'
import { useSource } from './use-source.ts'

/** One request: what it is, where it ends, and the way it takes there. */
export function RequestView({ model: files }: { model: LinkedModel }) {
  const model = useOrdered(files)
  const text = useTrace(it => it.text)
  const source = useSource(model)
  const traced = useTraced(model)
  const { parsed, explanation } = traced
  const known = source.from === undefined ? traced.known : readMeshSource(source.from)
  const fixes = useFixes(files, traced)
  return (
    <>
      <TraceForm
        text={text}
        request={parsed?.request}
        model={model}
        known={known}
        onText={it => traceStore.setState({ text: it })}
        onRequest={it => traceStore.setState({ text: formatRequest(it) })}
        actions={<SaveRequest model={model} text={text} source={source} readable={parsed !== undefined} />}
      />
      {explanation ? (
        <div className={styles.columns}>
          <div className={styles.answer}>
            <TraceAnswer explanation={explanation} />
            <OrderRemark model={files} traced={traced} />
            {fixes && parsed && (
              <FixList
                fixes={fixes}
                onChange={it => traceStore.setState({ text: formatRequest({ ...parsed.request, ...it }) })}
              />
            )}
          </div>
          <div className={styles.way}>
            <StageList stages={explanation.stages} model={model} />
          </div>
        </div>
      ) : (
        <p className={styles.hint}>
          {parsed
            ? source.from !== undefined
              ? `${source.from} is not a workload. Expected a namespace, then labels as key=value.`
              : 'No Gateway in the files has this selector now.'
            : 'Paste a curl command, a URL or a line of Envoy’s access log: each stage is shown here, with the reason why each rule takes it or not.'}
        </p>
      )}
    </>
  )
}
