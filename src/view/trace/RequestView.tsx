import { readMeshSource } from '../../core/istio/sidecar/mesh-sources.ts'
import type { LinkedModel } from '../../core/model/model.ts'
import { formatRequest } from '../../core/request/parse-request.ts'
import { FixList } from './FixList.tsx'
import { OrderRemark, useOrdered } from './OrderRemark.tsx'
import styles from './RequestView.module.css'
import { SaveRequest } from './SaveRequest.tsx'
import { StageList } from './StageList.tsx'
import { TraceAnswer } from './TraceAnswer.tsx'
import { TraceForm } from './TraceForm.tsx'
import { traceStore, useTrace } from './trace-state.ts'
import { useFixes } from './use-fixes.ts'
import { useSource } from './use-source.ts'
import { useTraced } from './use-traced.ts'

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
              ? `${source.from} names no workload: a namespace, then labels as key=value.`
              : 'No Gateway of the files has this selector any more.'
            : 'Paste a curl command, a URL or a line of Envoy’s access log: every stage it passes is shown here, with the reason why each rule took it or not.'}
        </p>
      )}
    </>
  )
}
