import type { SourceChoices } from '../../../core/questions/source-choices.ts'
import { formatRequest } from '../../../core/request/parse-request.ts'
import { NoAnswer } from '../../report/NoAnswer.tsx'
import { useAnswer } from '../../use-answer.ts'
import { FixList } from '../answer/FixList.tsx'
import { StageList } from '../answer/StageList.tsx'
import { TraceAnswer } from '../answer/TraceAnswer.tsx'
import { type Traced, useTraced } from '../answer/use-traced.ts'
import { OrderRemark } from '../order/OrderRemark.tsx'
import { traceStore } from '../trace-state.ts'
import { useSourceAsk } from '../use-source.ts'
import styles from './RequestView.module.css'
import { SampleRequests } from './SampleRequests.tsx'
import { SaveRequest } from './SaveRequest.tsx'
import { TraceForm } from './TraceForm.tsx'

/** One request: what it is, where it ends, and the way it takes there. */
export function RequestView({ choices }: { choices: SourceChoices | undefined }) {
  const source = useSourceAsk()
  const traced = useTraced()
  const { parsed, ask, answer, isPending, failure, stack, retry } = traced
  const explanation = answer?.explanation
  const fixes = useAnswer(explanation && ({ type: 'fixes', ...ask } as const))
  return (
    <>
      <TraceForm
        text={ask.text}
        request={parsed?.request}
        choices={choices}
        gateway={answer?.gateway}
        onText={it => traceStore.setState({ text: it })}
        onRequest={it => traceStore.setState({ text: formatRequest(it) })}
        actions={<SaveRequest text={ask.text} source={source} readable={parsed !== undefined} />}
      />
      <NoAnswer failure={failure} stack={stack} retry={retry} />
      {explanation ? (
        <div className={styles.columns} aria-busy={isPending}>
          <div className={styles.answer}>
            <TraceAnswer explanation={explanation} text={ask.text} />
            {answer.home !== undefined && <p className={styles.home}>Gateway {answer.home}.</p>}
            <OrderRemark ask={ask} />
            <NoAnswer {...fixes} />
            {fixes.answer && !fixes.isPending && parsed && (
              <FixList
                ask={ask}
                fixes={fixes.answer}
                onChange={it => traceStore.setState({ text: formatRequest({ ...parsed.request, ...it }) })}
              />
            )}
          </div>
          <div className={styles.way}>
            <StageList stages={explanation.stages} leads />
          </div>
        </div>
      ) : (
        <>
          <Hint traced={traced} choices={choices} />
          {ask.text.trim() === '' && <SampleRequests />}
        </>
      )}
    </>
  )
}

/** What is missing for an answer. */
function Hint({
  traced: { parsed, answer, isPending, failure },
  choices,
}: {
  traced: Traced
  choices: SourceChoices | undefined
}) {
  const from = choices?.source.from
  if (failure !== undefined || (parsed && (!answer || isPending))) return null
  return (
    <p className={styles.hint}>
      {parsed
        ? from !== undefined
          ? `${from} is not a workload. Expected a namespace, then labels as key=value.`
          : 'No Gateway in the files has this selector now.'
        : 'Paste a curl command, a URL or a line of Envoy’s access log: each stage is shown here, with the reason why each rule takes it or not. For bytes write tcp://host:port, or tls://host for TLS with a server name.'}
    </p>
  )
}
