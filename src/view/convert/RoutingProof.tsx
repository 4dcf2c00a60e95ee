import type { ConversionAnswer } from '../../core/questions/conversion.ts'
import { formatRequest } from '../../core/request/parse-request.ts'
import { closeDialog } from '../screen/screen-state.ts'
import { traceText } from '../trace/trace-state.ts'
import { Button } from '../ui/Button.tsx'
import styles from './ConvertDialog.module.css'

/** What becomes of requests: each difference with one of them, and what the comparison takes for granted. */
export function RoutingProof({ answer }: { answer: ConversionAnswer }) {
  const { routing, refused, limits, assumed, converted, kept } = answer
  return (
    <div className={styles.panel}>
      {converted.length > 0 && routing.length + refused.length === 0 && (
        <p>
          Every request through gateways and between services ends where it did, and is handled as before.
        </p>
      )}
      {routing.length > 0 && (
        <ul className={styles.changes} aria-label="Differences">
          {routing.map((change, i) => {
            const text = formatRequest(change.request)
            return (
              <li key={i}>
                <p>{change.sentence}</p>
                <code>{text}</code>
                {change.before.end !== change.after.end && (
                  <p className={styles.ends}>
                    Today: {change.before.end}. Then: {change.after.end}.
                  </p>
                )}
                <Button
                  size="s"
                  onClick={() => {
                    closeDialog()
                    traceText(text, change.gateway, change.from)
                  }}
                >
                  Trace it
                </Button>
              </li>
            )
          })}
        </ul>
      )}
      <Notes title="A cluster would refuse" lines={refused} />
      <Notes title="Not compared" lines={limits} />
      <Notes title="Taken for granted" lines={assumed} />
      <Notes title="Converted" lines={converted} />
      <Notes title="Stays as it is" lines={kept} />
    </div>
  )
}

function Notes({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <ul className={styles.notes}>
        {lines.map((it, i) => (
          <li key={i}>{it}</li>
        ))}
      </ul>
    </section>
  )
}
