import { ArrowRight, ChartPie, CircleCheck, Wrench } from 'lucide-react'
import { useEffect } from 'react'
import type { LinkedModel } from '../../core/model/model.ts'
import type { RoutingChange, RoutingDiff } from '../../core/routing/diff/diff-routing.ts'
import { formatRequest } from '../../core/routing/parse-request.ts'
import { Button } from '../ui/Button.tsx'
import { SegmentedControl } from '../ui/SegmentedControl.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useWorkspace } from '../workspace-context.tsx'
import styles from './ChangesView.module.css'
import { changedRulesStore, rulesOfChanges } from './changed-rules.ts'
import { changesStore, useChangesState } from './changes-state.ts'
import { traceText } from './trace-state.ts'
import { useChanges } from './use-changes.ts'
import { useUnreadableFiles } from './use-trace-model.ts'

/** Which requests go elsewhere than with the files as they were opened, or as a link holds them. */
export function ChangesView({ model }: { model: LinkedModel }) {
  const compareWith = useChangesState(it => it.compareWith)
  const link = useChangesState(it => it.link)
  const changes = useChanges(model)
  return (
    <div className={styles.changes}>
      <div className={styles.bar}>
        <SegmentedControl
          label="Compare with"
          value={compareWith}
          onChange={it => changesStore.setState({ compareWith: it })}
          segments={[
            { id: 'opened', label: 'As opened' },
            { id: 'link', label: 'A link' },
          ]}
        />
        {compareWith === 'link' && (
          <TextField
            label="Link to compare with"
            hideLabel
            mono
            className={styles.link}
            value={link}
            placeholder="https://…#v1:…"
            onChange={it => changesStore.setState({ link: it })}
          />
        )}
      </div>
      {'message' in changes ? (
        <p className={styles.remark} role="status" aria-label="Changes of routing">
          {changes.message}
        </p>
      ) : (
        <ChangeList diff={changes.diff} />
      )}
    </div>
  )
}

function ChangeList({ diff }: { diff: RoutingDiff }) {
  const { changes, complete, meshChanged } = diff
  const unreadable = useUnreadableFiles()
  const count = changes.length
  useEffect(() => {
    changedRulesStore.setState({ rules: rulesOfChanges(changes) })
    return () => changedRulesStore.setState({ rules: new Set() })
  }, [changes])
  return (
    <>
      <div className={styles.summary} role="status" aria-label="Changes of routing">
        {count === 0 && <CircleCheck aria-hidden="true" />}
        <strong>
          {count === 0
            ? 'No routing changes'
            : count === 1
              ? '1 change of routing'
              : `${count} changes of routing`}
        </strong>
        <span className={styles.remark}>
          {[
            unreadable.length > 0 &&
              `${unreadable.join(', ')} cannot be read at the moment: what it last said is compared.`,
            count === 0 && 'Every request through a gateway ends where it did, handled as it was.',
            !complete && 'Some conditions are beyond what can be compared: there may be more.',
            meshChanged.length > 0 &&
              `Calls within the mesh are not compared; ${meshChanged.length === 1 ? 'a VirtualService' : `${meshChanged.length} VirtualServices`} for them changed.`,
          ]
            .filter(Boolean)
            .join(' ')}
        </span>
      </div>
      {count > 0 && (
        <ul className={styles.list} aria-label="Changes">
          {changes.map((it, i) => (
            <ChangeRow key={i} change={it} />
          ))}
        </ul>
      )}
    </>
  )
}

const icons = { end: ArrowRight, shares: ChartPie, handling: Wrench } as const
const kinds = { end: 'Ends elsewhere', shares: 'Other shares', handling: 'Handled otherwise' } as const

function ChangeRow({ change }: { change: RoutingChange }) {
  const workspace = useWorkspace()
  const { kind, sentence, request, gateway, before, after, ports } = change
  const Icon = icons[kind]
  const text = formatRequest(request)
  const place = after.place ?? before.place
  return (
    <li className={styles.change}>
      <Icon aria-label={kinds[kind]} />
      <p className={styles.sentence}>
        {sentence} <span className={styles.ports}>{ports.map(it => `:${it}`).join(' ')}</span>
      </p>
      <div className={styles.actions}>
        {place && after.place && (
          <Button
            size="s"
            variant="ghost"
            onClick={() => workspace.select({ type: 'place', place, origin: 'problems' })}
          >
            Show the rule
          </Button>
        )}
        <Button size="s" onClick={() => traceText(text, gateway)}>
          Trace it
        </Button>
      </div>
      <dl className={styles.witness}>
        <dt>Request</dt>
        <dd>{text}</dd>
        <dt>Before</dt>
        <dd>{before.end}</dd>
        <dt>Now</dt>
        <dd>{after.end}</dd>
      </dl>
    </li>
  )
}
