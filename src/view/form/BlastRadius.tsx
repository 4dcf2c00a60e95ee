// biome-ignore-all lint/a11y/useSemanticElements: groups of buttons are no fields
import { Focus } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Place } from '../../core/model/resource.ts'
import type { BlastRadius as Radius } from '../../core/questions/blast-radius.ts'
import type { Subject } from '../../core/scope/subject.ts'
import { NoAnswer } from '../report/NoAnswer.tsx'
import { goBackOnEscape } from '../scope/go-back-on-escape.ts'
import { showDrawer } from '../screen/layout-state.ts'
import { focusOn } from '../screen/scope-state.ts'
import { traceText } from '../trace/trace-state.ts'
import { Button } from '../ui/Button.tsx'
import { useAnswer } from '../use-answer.ts'
import { useWorkspace } from '../workspace-context.tsx'
import { AskedSection } from './AskedSection.tsx'
import styles from './BlastRadius.module.css'
import form from './form.module.css'

/** What a change of the thing that is edited could touch; it is found out when somebody asks. */
export function BlastRadius({ of }: { of: Subject | Place }) {
  return (
    <AskedSection
      label="What a change here could touch"
      question="What could a change here touch?"
      topic="touches"
    >
      <Touched of={of} />
    </AskedSection>
  )
}

function Touched({ of }: { of: Subject | Place }) {
  const { answer, isPending, failure, stack, retry } = useAnswer({ type: 'blastRadius', of } as const)
  const list = useRef<HTMLDivElement>(null)
  const isKnown = answer !== undefined
  // It stands at the end of the form: what was asked for would come below what is in view.
  useEffect(() => {
    if (isKnown) list.current?.scrollIntoView({ block: 'nearest' })
  }, [isKnown])
  if (failure !== undefined) return <NoAnswer failure={failure} stack={stack} retry={retry} />
  if (!answer)
    return (
      <p className={form.hint} role="status">
        {isPending ? 'Following the links…' : 'This is not in the files at the moment.'}
      </p>
    )
  const isEmpty = answer.virtualServices.length + answer.hosts.length + answer.services.length === 0
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a key that nothing within had a use for
    <div ref={list} className={styles.radius} aria-busy={isPending} onKeyDown={goBackOnEscape}>
      {isEmpty && <p className={form.hint}>No host, VirtualService, route or service is linked to it.</p>}
      <Chips
        title="Hosts"
        items={answer.hosts.map(it => ({ key: it, words: it, subject: { type: 'host', host: it } }))}
      />
      <Chips title={routesTitle(answer)} items={answer.virtualServices.map(resourceItem)} />
      <Chips title="Services" items={answer.services.map(serviceItem)} />
      <Chips title="Gateways" items={answer.gateways.map(resourceItem)} />
      <Chips title="Gateways that share its port" items={answer.sharing.map(resourceItem)} />
      <Chips title="Policies" items={answer.policies.map(resourceItem)} />
      <Requests radius={answer} />
      <Button size="s" icon={<Focus />} onClick={() => focusOn(answer.subject)}>
        Show on the drawing
      </Button>
    </div>
  )
}

/** Routes are those of the Gateway API. */
function routesTitle({ virtualServices }: Radius): string {
  const istio = virtualServices.filter(it => it.kind === 'VirtualService').length
  if (istio === virtualServices.length) return 'VirtualServices'
  return istio === 0 ? 'Routes' : 'VirtualServices and routes'
}

interface Chip {
  readonly key: string
  readonly words: string
  /** What is selected, or else shown by itself. */
  readonly resource?: string
  readonly subject?: Subject
}

const mostChips = 12

function Chips({ title, items }: { title: string; items: readonly Chip[] }) {
  const workspace = useWorkspace()
  if (items.length === 0) return null
  return (
    <div className={styles.group} role="group" aria-label={title}>
      <span className={styles.label}>
        {title} <span className={styles.count}>{items.length.toLocaleString('en')}</span>
      </span>
      <div className={form.chips}>
        {items.slice(0, mostChips).map(({ key, words, resource, subject }) => (
          <Button
            key={key}
            size="s"
            className={styles.chip}
            title={words}
            onClick={() => {
              if (resource !== undefined)
                workspace.select({
                  type: 'place',
                  place: { resource, path: [] },
                  origin: 'search',
                  reveal: 'canvas',
                })
              else if (subject) focusOn(subject)
            }}
          >
            {words}
          </Button>
        ))}
        {items.length > mostChips && (
          <span className={form.default}>and {(items.length - mostChips).toLocaleString('en')} more</span>
        )}
      </div>
    </div>
  )
}

/** Requests to try before and after a change; each leads to Trace. */
function Requests({ radius: { requests, rules } }: { radius: Radius }) {
  if (rules === 0) return null
  return (
    <div className={styles.group} role="group" aria-label="Requests">
      <span className={styles.label}>
        Requests{' '}
        <span className={styles.count}>
          {requests.length < rules ? `for ${requests.length} of ${rules} rules` : requests.length}
        </span>
      </span>
      <ul className={styles.requests}>
        {requests.map(({ text, rule, gateway, from }) => (
          <li key={JSON.stringify(rule)}>
            <button
              type="button"
              className={styles.request}
              title={text}
              onClick={() => {
                traceText(text, gateway, from)
                showDrawer('trace')
              }}
            >
              {text}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function resourceItem({ id, namespace, name, kind }: Radius['policies'][number]): Chip {
  return {
    key: id,
    words: /Gateway|VirtualService/.test(kind) ? `${namespace}/${name}` : `${kind} ${namespace}/${name}`,
    resource: id,
  }
}

function serviceItem({ host, subset }: Radius['services'][number]): Chip {
  const short = host.replace('.svc.cluster.local', '')
  return {
    key: `${host} ${subset ?? ''}`,
    words: subset ? `${short} ${subset}` : short,
    subject: { type: 'service', host, ...(subset && { subset }) },
  }
}
