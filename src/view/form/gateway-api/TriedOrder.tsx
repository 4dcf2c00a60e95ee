import type { Place } from '../../../core/model/resource.ts'
import type { TriedOrder as Order, TriedMatch } from '../../../core/questions/tried-order.ts'
import { HelpButton } from '../../help/HelpButton.tsx'
import { NoAnswer } from '../../report/NoAnswer.tsx'
import { useAnswer } from '../../use-answer.ts'
import styles from './gateway-api.module.css'
import { PlaceLink } from './ObjectStatus.tsx'

/** The rules of all routes with one listener and hostname in the order in which they are tried. To be given a key: another place begins anew. */
export function TriedOrder({ at, host }: { at?: Place; host?: string }) {
  const { answer, isPending, failure, stack, retry } = useAnswer({
    type: 'triedOrder',
    ...(at && { at }),
    ...(host !== undefined && { host }),
  } as const)
  if (failure === undefined && (!answer || answer.length === 0)) return null
  return (
    <section className={styles.section} aria-label="Tried in this order" aria-busy={isPending}>
      <h3 className={styles.title}>
        Tried in this order <HelpButton topic="triedOrder" />
      </h3>
      <NoAnswer failure={failure} stack={stack} retry={retry} />
      {answer?.map(it => (
        <OneOrder key={`${it.where} ${it.host}`} order={it} own={at} />
      ))}
    </section>
  )
}

function OneOrder({
  order: { where, host, hostnames, rules, more },
  own,
}: {
  order: Order
  own: Place | undefined
}) {
  return (
    <table className={styles.table}>
      <caption>
        {host === '*' ? 'any host' : host} <span className={styles.reason}>{where}</span>
        {hostnames && (
          <span className={styles.message}>
            What is left of {hostnames.map(it => (it === '*' ? 'any host' : it)).join(' and ')} there: the
            rules of one hostname come after those of the other, whatever they match.
          </span>
        )}
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <span className={styles.hidden}>Tried as</span>
          </th>
          <th scope="col">Requests</th>
          <th scope="col">Route</th>
        </tr>
      </thead>
      <tbody>
        {rules.map((it, i) => (
          <tr key={i} data-own={isOwn(it, own)}>
            <td className={styles.number}>{i + 1}</td>
            <td>
              <PlaceLink place={it.place}>{it.words.replaceAll('  ', ' ')}</PlaceLink>
              <span className={styles.message}>
                {it.cutBy === undefined ? `→ ${it.does}` : `never tried: number ${it.cutBy} takes everything`}
              </span>
            </td>
            <td>
              <PlaceLink place={{ resource: it.route.id, path: [] }}>{it.route.name}</PlaceLink>
              <span className={styles.message}>rule {it.written}</span>
            </td>
          </tr>
        ))}
        {more > 0 && (
          <tr>
            <td />
            <td colSpan={2}>and {more.toLocaleString('en')} more</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

/** Whether a match is of what the form shows. */
function isOwn({ place }: TriedMatch, own: Place | undefined): boolean {
  if (!own || own.resource !== place.resource) return false
  return own.path.length < 3 || own.path[2] === place.path[2]
}
