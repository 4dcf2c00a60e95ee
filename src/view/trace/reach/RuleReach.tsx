import { Check, CircleX, Minus } from 'lucide-react'
import { useMemo } from 'react'
import type { Place } from '../../../core/model/resource.ts'
import { reachRule } from '../../../core/reach/reach-rule.ts'
import { type RuleSample, ruleSamples } from '../../../core/reach/rule-samples.ts'
import type { Unreached } from '../../../core/reach/unreached.ts'
import { formatRequest } from '../../../core/request/parse-request.ts'
import { showDrawer } from '../../screen/layout-state.ts'
import { Button } from '../../ui/Button.tsx'
import { useWorkspace } from '../../workspace-context.tsx'
import { showWritten } from '../show-written.ts'
import { traceText } from '../trace-state.ts'
import { useTraceModel } from '../use-trace-model.ts'
import styles from './RuleReach.module.css'

/** Which requests end at a rule and which just miss it, or what hides it. */
export function RuleReach({ resource, path }: Place) {
  const model = useTraceModel()
  const key = path.join('.')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same path comes as another list each time
  const place = useMemo(() => ({ resource, path }), [resource, key])
  const reach = useMemo(() => reachRule(model, place), [model, place])
  const samples = useMemo(() => (reach.reached ? ruleSamples(model, place) : []), [model, place, reach])
  return (
    <section className={styles.reach} aria-label="Who reaches this rule?">
      <h3 className={styles.title}>Who reaches this rule?</h3>
      {reach.reached ? (
        <ul className={styles.list}>
          {samples.map((it, i) => (
            <SampleRow key={i} sample={it} />
          ))}
        </ul>
      ) : (
        <Nobody unreached={reach} />
      )}
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

function SampleRow({ sample }: { sample: RuleSample }) {
  const { request, gateway, from, change, hits, end, takenBy } = sample
  const text = formatRequest(request)
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
          <span className={styles.end}>
            {takenBy ? `→ ${takenBy.words}` : `→ ${end.replaceAll('_', ' ')}`}
          </span>
        )}
      </button>
    </li>
  )
}
