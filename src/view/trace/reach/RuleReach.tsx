import { Check, CircleX, Minus } from 'lucide-react'
import type { Place } from '../../../core/model/resource.ts'
import type { SampleAnswer } from '../../../core/questions/reach.ts'
import type { Unreached } from '../../../core/reach/unreached.ts'
import { NoAnswer } from '../../report/NoAnswer.tsx'
import { showDrawer } from '../../screen/layout-state.ts'
import { Button } from '../../ui/Button.tsx'
import { useAnswer } from '../../use-answer.ts'
import { useWorkspace } from '../../workspace-context.tsx'
import { showWritten } from '../show-written.ts'
import { traceText } from '../trace-state.ts'
import styles from './RuleReach.module.css'

/** Which requests end at a rule and which just miss it, or what hides it. To be given a key: another rule begins anew. */
export function RuleReach({ resource, path }: Place) {
  const { answer, isPending, failure, stack, retry } = useAnswer({
    type: 'samples',
    place: { resource, path },
  })
  return (
    <section className={styles.reach} aria-label="Who reaches this rule?" aria-busy={isPending}>
      <h3 className={styles.title}>Who reaches this rule?</h3>
      <NoAnswer failure={failure} stack={stack} retry={retry} />
      {answer?.reached === true && (
        <ul className={styles.list}>
          {answer.samples.map((it, i) => (
            <SampleRow key={i} sample={it} />
          ))}
        </ul>
      )}
      {answer?.reached === false && <Nobody unreached={answer} />}
    </section>
  )
}

function Nobody({ unreached }: { unreached: Unreached }) {
  const workspace = useWorkspace()
  const { proven, reason, hiddenBy, hiders } = unreached
  const places = hiders ?? (hiddenBy ? [hiddenBy] : [])
  return (
    <div className={styles.nobody} data-proven={proven}>
      <CircleX aria-hidden="true" />
      <p>
        <strong>{proven ? 'No request.' : 'None was found.'}</strong> {reason}
      </p>
      {places.slice(0, 4).map((it, i) => (
        <Button key={i} size="s" onClick={() => showWritten(workspace, it)}>
          {places.length > 1 ? `Show what hides it (${i + 1})` : 'Show what hides it'}
        </Button>
      ))}
    </div>
  )
}

function SampleRow({ sample }: { sample: SampleAnswer }) {
  const { text, gateway, from, change, hits, end, takenBy } = sample
  function trace(): void {
    traceText(text, gateway, from)
    showDrawer('trace')
  }
  return (
    <li>
      <button type="button" className={styles.sample} onClick={trace} title={text}>
        {hits ? <Check aria-label="Reaches it:" /> : <Minus aria-label="Misses it:" />}
        <span className={styles.change}>{change || text.replace(/^curl /, '')}</span>
        {!hits && (
          <span className={styles.end}>{takenBy ? `→ ${takenBy}` : `→ ${end.replaceAll('_', ' ')}`}</span>
        )}
      </button>
    </li>
  )
}
