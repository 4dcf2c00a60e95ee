import { Check, TriangleAlert } from 'lucide-react'
import type { Place } from '../../../core/model/resource.ts'
import type { ListenerSaid, NamedObject, ObjectStatusAnswer } from '../../../core/questions/object-status.ts'
import { HelpButton } from '../../help/HelpButton.tsx'
import { WithCode } from '../../problems/WithCode.tsx'
import { NoAnswer } from '../../report/NoAnswer.tsx'
import { useAnswer } from '../../use-answer.ts'
import { useWorkspace } from '../../workspace-context.tsx'
import styles from './gateway-api.module.css'

/** The kinds of which Istio's controller writes a status. */
export const kindsWithStatus: ReadonlySet<string> = new Set([
  'Gateway.gateway.networking.k8s.io',
  'GatewayClass',
  'ListenerSet',
  'HTTPRoute',
  'GRPCRoute',
  'TLSRoute',
  'TCPRoute',
  'BackendTLSPolicy',
])

/** The status that Istio would write of an object of the Gateway API, or of one of its listeners: what holds, what does not, and why. */
export function ObjectStatus({ resource, path }: Place) {
  const { answer, isPending, failure, stack, retry } = useAnswer({ type: 'objectStatus', resource } as const)
  return (
    <section className={styles.section} aria-label="Status" aria-busy={isPending}>
      <h3 className={styles.title}>
        Status, once applied <HelpButton topic="objectStatus" />
      </h3>
      <NoAnswer failure={failure} stack={stack} retry={retry} />
      {answer && <Said answer={answer} resource={resource} path={path} />}
    </section>
  )
}

function Said({ answer, resource, path }: Place & { answer: ObjectStatusAnswer }) {
  if (answer.none !== undefined)
    return (
      <p className={styles.none}>
        <TriangleAlert aria-hidden="true" />
        <span>
          <strong>None.</strong> <WithCode text={answer.none} />
        </span>
      </p>
    )
  const [, list, index] = path
  if (list === 'listeners') {
    const listener = answer.listeners.find(it => it.index === index)
    return listener ? <OneListener listener={listener} /> : null
  }
  return (
    <>
      <Conditions conditions={answer.conditions} />
      <Listeners listeners={answer.listeners} resource={resource} />
      {answer.parents.map((it, i) => (
        <div key={i} className={styles.group}>
          {it.id === undefined ? (
            <span className={styles.name}>{it.words}</span>
          ) : (
            <PlaceLink place={{ resource: it.id, path: [] }}>{it.words}</PlaceLink>
          )}
          <Conditions conditions={it.conditions} />
        </div>
      ))}
    </>
  )
}

type Condition = ListenerSaid['conditions'][number]

/** Conflicted is the one that is fine where it is not true. */
function isFine({ type, status, message }: Condition): boolean {
  if (type === 'Conflicted') return status === 'False'
  return status === 'True' && message === undefined
}

function Conditions({ conditions }: { conditions: readonly Condition[] }) {
  if (conditions.length === 0) return null
  return (
    <ul className={styles.list}>
      {conditions.map(it => (
        <li key={it.type} className={styles.condition} data-fine={isFine(it)}>
          {isFine(it) ? <Check aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}
          <span>
            <strong>
              {it.type}: {it.status}
            </strong>{' '}
            {it.reason !== it.type && <span className={styles.reason}>{it.reason}</span>}
            {it.message !== undefined && (
              <span className={styles.message}>
                <WithCode text={it.message} />
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Of many listeners those that are fine are folded: the form has all of them below. */
function Listeners({ listeners, resource }: { listeners: readonly ListenerSaid[]; resource: string }) {
  const isFolded = listeners.length > mostListeners
  const shown = isFolded ? listeners.filter(it => !it.conditions.every(isFine)) : listeners
  const fine = listeners.filter(it => !shown.includes(it))
  const lines = (list: readonly ListenerSaid[], label: string) => (
    <ul className={styles.list} aria-label={label}>
      {list.map(it => (
        <ListenerLine key={it.index} listener={it} resource={resource} />
      ))}
    </ul>
  )
  return (
    <>
      {shown.length > 0 && lines(shown, 'Listeners')}
      {fine.length > 0 && (
        <details>
          <summary className={styles.reason}>{fine.length} listeners are fine</summary>
          {lines(fine, 'Listeners that are fine')}
        </details>
      )}
    </>
  )
}

const mostListeners = 6

function OneListener({ listener }: { listener: ListenerSaid }) {
  const { conditions, supportedKinds, attached, routes } = listener
  return (
    <>
      <Conditions conditions={conditions} />
      <p className={styles.line}>
        {supportedKinds.length > 0 ? `Takes ${supportedKinds.join(' and ')}.` : 'Takes no routes.'}{' '}
        {attached === 0 ? 'No route is attached.' : `Attached: ${attached}`}
      </p>
      <Objects objects={routes} all={attached} />
    </>
  )
}

/** A listener of a Gateway on one line; the first that is not fine says why. */
function ListenerLine({ listener, resource }: { listener: ListenerSaid; resource: string }) {
  const { index, name, attached, conditions } = listener
  const wrong = conditions.find(it => !isFine(it))
  return (
    <li className={styles.condition} data-fine={!wrong}>
      {wrong ? <TriangleAlert aria-hidden="true" /> : <Check aria-hidden="true" />}
      <span>
        <PlaceLink place={{ resource, path: ['spec', 'listeners', index] }}>
          {name || `listener ${index + 1}`}
        </PlaceLink>{' '}
        <span className={styles.reason}>{attached === 1 ? '1 route' : `${attached} routes`}</span>
        {wrong && (
          <span className={styles.message}>
            {wrong.type}: {wrong.status}
            {wrong.reason === wrong.type ? '' : `, ${wrong.reason}`}. <WithCode text={wrong.message ?? ''} />
          </span>
        )}
      </span>
    </li>
  )
}

function Objects({ objects, all }: { objects: readonly NamedObject[]; all: number }) {
  if (objects.length === 0) return null
  return (
    <ul className={styles.list} aria-label="Attached routes">
      {objects.map(({ id, kind, namespace, name }) => (
        <li key={id}>
          <PlaceLink place={{ resource: id, path: [] }}>{`${kind} ${namespace}/${name}`}</PlaceLink>
        </li>
      ))}
      {all > objects.length && <li className={styles.reason}>and {all - objects.length} more</li>}
    </ul>
  )
}

/** Selects a place of the files, and brings it into sight on the drawing. */
export function PlaceLink({ place, children }: { place: Place; children: string }) {
  const workspace = useWorkspace()
  return (
    <button
      type="button"
      className={styles.link}
      title={children}
      onClick={() => workspace.select({ type: 'place', place, origin: 'search', reveal: 'canvas' })}
    >
      {children}
    </button>
  )
}
