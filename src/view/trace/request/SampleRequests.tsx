import { NoAnswer } from '../../report/NoAnswer.tsx'
import { useAnswer } from '../../use-answer.ts'
import { traceText } from '../trace-state.ts'
import styles from './SampleRequests.module.css'

/** Requests to begin with: each is of a host and a rule of the files. */
export function SampleRequests() {
  const { answer, failure, stack, retry } = useAnswer({ type: 'sampleRequests' })
  if (failure !== undefined) return <NoAnswer failure={failure} stack={stack} retry={retry} />
  if (!answer || answer.length === 0) return null
  return (
    <section className={styles.samples} aria-labelledby="sample-requests">
      <h3 id="sample-requests">Try a request to your own hosts</h3>
      <ul>
        {answer.map(it => (
          <li key={`${it.text} ${it.gateway} ${it.from}`}>
            <button type="button" onClick={() => traceText(it.text, it.gateway, it.from)}>
              <code>{it.text}</code>
              <span>
                {it.name}
                {it.from !== undefined && `, called from ${it.from}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
