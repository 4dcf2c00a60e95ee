import type { Place } from '../../core/model/resource.ts'
import type { Referrer, ReferringPlace } from '../../core/questions/referrers.ts'
import { NoAnswer } from '../report/NoAnswer.tsx'
import { KindIcon } from '../ui/KindIcon.tsx'
import { useAnswer } from '../use-answer.ts'
import { useWorkspace } from '../workspace-context.tsx'
import { AskedSection } from './AskedSection.tsx'
import styles from './BlastRadius.module.css'
import form from './form.module.css'

/** Who of the files names a resource or a part of one; it is found out when somebody asks. */
export function Referrers({ of }: { of: Place }) {
  return (
    <AskedSection label="Who refers to this" question="Who refers to this?" topic="referrers">
      <List of={of} />
    </AskedSection>
  )
}

function List({ of }: { of: Place }) {
  const { answer, isPending, failure, stack, retry } = useAnswer({ type: 'referrers', of } as const)
  if (failure !== undefined) return <NoAnswer failure={failure} stack={stack} retry={retry} />
  if (!answer)
    return (
      <p className={form.hint} role="status">
        {isPending ? 'Following the references…' : 'This is not in the files at the moment.'}
      </p>
    )
  if (answer.referrers.length === 0)
    return <p className={form.hint}>Nothing in the files refers to it by name.</p>
  return (
    <ul className={styles.referrers} aria-label="Resources that refer to this" aria-busy={isPending}>
      {answer.referrers.map(it => (
        <One key={it.id} referrer={it} />
      ))}
      {answer.more > 0 && <li className={form.hint}>and {answer.more} more</li>}
    </ul>
  )
}

function One({ referrer: { id, kind, namespace, name, places } }: { referrer: Referrer }) {
  const workspace = useWorkspace()
  const open = (place: Place) =>
    workspace.select({ type: 'place', place, origin: 'search', reveal: 'canvas' })
  const whole = `${kind} ${namespace}/${name}`
  return (
    <li>
      <button type="button" title={whole} onClick={() => open({ resource: id, path: [] })}>
        <KindIcon kind={id.slice(0, id.indexOf('/'))} />
        <span>{whole}</span>
      </button>
      <span className={styles.places}>
        {places.map(it => (
          <button
            key={it.words}
            type="button"
            aria-label={`${whole}, ${it.words}`}
            onClick={() => open({ resource: id, path: it.path })}
          >
            <code>{shortWords(it)}</code>
          </button>
        ))}
      </span>
    </li>
  )
}

/** `rules[0].backendRefs[1]`: that it is in the spec goes without saying. */
function shortWords({ words, isSelector }: ReferringPlace): string {
  const short = words.replace(/^spec\./, '')
  return isSelector ? `${short}, by labels` : short
}
