import { CircleCheck } from 'lucide-react'
import { useEffect } from 'react'
import { changedDestinations, witnessSides } from '../../../core/change/witness-sides.ts'
import type { LinkedModel } from '../../../core/model/model.ts'
import { useUnreadableFiles } from '../use-trace-model.ts'
import { ChangeRow } from './ChangeRow.tsx'
import styles from './ChangesView.module.css'
import { CompareBar } from './CompareBar.tsx'
import { changedMarksStore, noMarks, rulesOfChanges } from './changed-marks.ts'
import { SavedChanges } from './SavedChanges.tsx'
import { type Compared, useChanges } from './use-changes.ts'

/** Which requests go elsewhere than with the files as they were opened, as a link holds them, or than with another file. */
export function ChangesView({ model }: { model: LinkedModel }) {
  const changes = useChanges(model)
  return (
    <div className={styles.changes}>
      <CompareBar />
      {'message' in changes ? (
        <p className={styles.remark} role="status" aria-label="Routing changes">
          {changes.message}
        </p>
      ) : (
        <ChangeList compared={changes} model={model} />
      )}
    </div>
  )
}

function ChangeList({ compared: { before, diff }, model }: { compared: Compared; model: LinkedModel }) {
  const { changes, complete, meshChanged } = diff
  const unreadable = useUnreadableFiles()
  const count = changes.length
  useEffect(() => {
    const sides = changes.flatMap(it => witnessSides(before, model, it) ?? [])
    changedMarksStore.setState({ rules: rulesOfChanges(changes), destinations: changedDestinations(sides) })
    return () => changedMarksStore.setState(noMarks)
  }, [changes, before, model])
  return (
    <>
      <div className={styles.summary} role="status" aria-label="Routing changes">
        {count === 0 && <CircleCheck aria-hidden="true" />}
        <strong>
          {count === 0 ? 'No routing changes' : count === 1 ? '1 routing change' : `${count} routing changes`}
        </strong>
        <span className={styles.remark}>
          {[
            unreadable.length > 0 &&
              `${unreadable.join(', ')} cannot be read right now: the last readable version is compared.`,
            count === 0 &&
              'Every request ends where it did and is handled as before, through gateways and within the mesh.',
            !complete && 'Some conditions cannot be compared: there may be more changes.',
            meshChanged.length > 0 &&
              `TLS and TCP within the mesh are not compared; ${meshChanged.length === 1 ? 'a VirtualService' : `${meshChanged.length} VirtualServices`} with rules for them changed.`,
          ]
            .filter(Boolean)
            .join(' ')}
        </span>
      </div>
      <SavedChanges before={before} model={model} />
      {count > 0 && (
        <ul className={styles.list} aria-label="Changes">
          {changes.map((it, i) => (
            <ChangeRow key={i} change={it} before={before} model={model} />
          ))}
        </ul>
      )}
    </>
  )
}
