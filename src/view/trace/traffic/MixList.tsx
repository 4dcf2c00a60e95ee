import { Waypoints } from 'lucide-react'
import { memo } from 'react'
import type { TrafficGroup, TrafficNumbers } from '../../../core/questions/traffic.ts'
import { useEditable } from '../../editable.tsx'
import { rateWords } from '../../traffic/mix-words.ts'
import {
  leaveOut,
  type MixSource,
  setRate,
  showMode,
  trafficStore,
  useTrafficState,
} from '../../traffic/traffic-state.ts'
import { Button } from '../../ui/Button.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { useWorkspace, useWorkspaceState } from '../../workspace-context.tsx'
import { showWritten } from '../show-written.ts'
import styles from './TrafficView.module.css'
import { traceEntry } from './trace-entry.ts'

/** The requests of the mix: where they come from, how many there are of each, and which are left out. */
export function MixList({ numbers: { mix, groups, missing, unit } }: { numbers: TrafficNumbers }) {
  const source = useTrafficState(it => it.source)
  const mode = useTrafficState(it => it.mode)
  const leftOut = useTrafficState(it => it.leftOut)
  const saved = useWorkspaceState(it => it.requests?.length ?? 0)

  return (
    <section className={styles.mix} aria-label="Mix">
      <div className={styles.head}>
        <SegmentedControl
          label="Requests of the mix"
          value={source}
          onChange={it => trafficStore.setState({ source: it })}
          segments={[
            { id: 'even', label: 'Evenly over the rules' },
            { id: 'saved', label: `Saved requests (${saved})` },
          ]}
        />
        {mode === 'configuration' && (
          <Button size="s" icon={<Waypoints />} onClick={() => showMode('traffic')}>
            Show on the canvas
          </Button>
        )}
      </div>
      {mix !== source && (
        <p className={styles.empty} role="status">
          Tracing the mix…
        </p>
      )}
      {mix === source && groups.length > 0 && (
        <ul className={styles.entries} aria-label="Requests of the mix">
          {groups.map(it => (
            <Group key={it.id} group={it} unit={unit} isOut={leftOut.has(it.id)} source={source} />
          ))}
        </ul>
      )}
      {mix === source && groups.length === 0 && <p className={styles.empty}>{emptyWords[source]}</p>}
      {mix === source && missing.length > 0 && (
        <ul className={styles.missing} aria-label="Not part of the mix">
          {missing.map((it, i) => (
            <li key={i}>
              <Missing {...it} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const emptyWords = {
  even: 'No rule can be reached by a request yet.',
  saved: 'Nothing saved yet: trace requests and save them, and give each its rate here.',
}

interface GroupProps {
  group: TrafficGroup
  unit: TrafficNumbers['unit']
  source: MixSource
  isOut: boolean
}

const Group = memo(function Group({ group, unit, source, isOut }: GroupProps) {
  const workspace = useWorkspace()
  const { id, name, texts, first, rate } = group
  const isEditable = useEditable()

  function changeRate(changed: number): void {
    if (source === 'even') {
      setRate(id, changed)
      return
    }
    const at = Number(id.slice(id.indexOf('/') + 1))
    const requests = workspace.store.getState().requests ?? []
    workspace.setRequests(requests.map((it, i) => (i === at ? { ...it, rate: changed } : it)))
  }

  return (
    <li className={styles.entry} data-out={isOut || undefined}>
      <input
        type="checkbox"
        checked={!isOut}
        aria-label={`Count ${name}`}
        onChange={event => leaveOut(id, !event.target.checked)}
      />
      <button
        type="button"
        className={styles.name}
        title={texts.join('\n')}
        onClick={() => first && traceEntry(first)}
      >
        {name}
        {texts.length > 1 && <span className={styles.wayCount}>{texts.length} ways in</span>}
      </button>
      <span className={styles.rate}>
        <NumberField
          disabled={source === 'saved' && !isEditable}
          label={`Rate of ${name}`}
          hideLabel
          min={0}
          value={rateWords(rate)}
          {...(unit === 'rps' && { unit: 'rps' })}
          onCommit={it => it !== undefined && it >= 0 && changeRate(it)}
        />
      </span>
    </li>
  )
})

function Missing({ name, reason, place }: TrafficNumbers['missing'][number]) {
  const workspace = useWorkspace()
  if (!place)
    return (
      <>
        <span>{name}</span>: {reason}
      </>
    )
  return (
    <>
      <button type="button" className={styles.name} onClick={() => showWritten(workspace, place)}>
        {name}
      </button>
      : {reason}
    </>
  )
}
