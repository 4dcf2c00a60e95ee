import { ArrowRight, ChartPie, ChevronDown, ChevronRight, Wrench } from 'lucide-react'
import { useId, useState } from 'react'
import type { RoutingChange } from '../../../core/change/routing-diff.ts'
import { formatRequest } from '../../../core/request/parse-request.ts'
import type { Files } from '../../../core/text/file-change.ts'
import { focusOn } from '../../screen/scope-state.ts'
import { Button } from '../../ui/Button.tsx'
import { useWorkspace } from '../../workspace-context.tsx'
import { showWritten } from '../show-written.ts'
import { traceText } from '../trace-state.ts'
import { BothWays } from './BothWays.tsx'
import styles from './ChangesView.module.css'

const icons = { end: ArrowRight, shares: ChartPie, handling: Wrench } as const
const kinds = { end: 'Ends elsewhere', shares: 'Shares changed', handling: 'Routing changed' } as const

/** A change in a sentence, with a request it holds for; its way before and now unfolds below. */
export function ChangeRow({ change, before }: { change: RoutingChange; before: Files }) {
  const workspace = useWorkspace()
  const [open, setOpen] = useState(false)
  const id = useId()
  const { kind, sentence, request, gateway, from, ports } = change
  const Icon = icons[kind]
  const text = formatRequest(request)
  const place = change.after.place
  return (
    <li className={styles.change}>
      <Icon aria-label={kinds[kind]} />
      <p className={styles.sentence}>
        {sentence} <span className={styles.ports}>{ports.map(it => `:${it}`).join(' ')}</span>
      </p>
      <div className={styles.actions}>
        <Button
          size="s"
          variant="ghost"
          icon={open ? <ChevronDown /> : <ChevronRight />}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          Both ways
        </Button>
        {place && (
          <Button size="s" variant="ghost" onClick={() => showWritten(workspace, place)}>
            Show the rule
          </Button>
        )}
        {place && (
          <Button
            size="s"
            variant="ghost"
            onClick={() =>
              focusOn({
                type: 'row',
                place,
                name: `rule ${Number(place.path[2] ?? 0) + 1} of ${place.resource.split('/').at(-1)}`,
              })
            }
          >
            Show only this
          </Button>
        )}
        <Button size="s" onClick={() => traceText(text, gateway, from)}>
          Trace it
        </Button>
      </div>
      <dl className={styles.witness}>
        <dt>Request</dt>
        <dd>{text}</dd>
        <dt>Before</dt>
        <dd>{change.before.end}</dd>
        <dt>Now</dt>
        <dd>{change.after.end}</dd>
      </dl>
      <div id={id} className={styles.both} hidden={!open}>
        {open && <BothWays change={change} before={before} />}
      </div>
    </li>
  )
}
