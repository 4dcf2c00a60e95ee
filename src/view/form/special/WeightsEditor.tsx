import { Lock, LockOpen, Scale } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Place } from '../../../core/model/resource.ts'
import { setWeights } from '../../../core/operations/set-weights.ts'
import { valueAt } from '../../../core/yaml/path.ts'
import type { Json } from '../../../core/yaml/source-document.ts'
import { previewWeights } from '../../traffic/traffic-state.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useForm } from '../form-context.ts'
import { CommitInput } from '../inputs/CommitInput.tsx'
import { summaryOf } from '../summary.ts'
import { child } from '../use-place.ts'
import { balanced, shared } from './share-weights.ts'
import styles from './WeightsEditor.module.css'

/** How a rule's traffic is shared: a slider and a number a destination, and the share each really gets. */
export function WeightsEditor({ place, items }: { place: Place; items: readonly Json[] }) {
  const { edit, kind } = useForm()
  const [dragged, setDragged] = useState<readonly number[] | undefined>()
  const [locked, setLocked] = useState<readonly number[]>([])
  const weights = dragged ?? items.map(weightOf)
  const total = weights.reduce((sum, it) => sum + Math.max(0, it), 0)
  const rule: Place = { resource: place.resource, path: place.path.slice(0, -1) }

  useEffect(() => () => previewWeights(undefined), [])

  function drag(next: readonly number[]) {
    setDragged(next)
    previewWeights({ rule, weights: next })
  }

  function commit(next: readonly number[]) {
    setDragged(undefined)
    previewWeights(undefined)
    if (next.some((it, i) => it !== weightOf(items[i] ?? null))) edit(setWeights(rule, next))
  }

  return (
    <fieldset className={styles.weights}>
      <legend>Traffic split</legend>
      <div className={styles.bar} aria-hidden="true">
        {weights.map((weight, i) => (
          <span
            key={i}
            className={styles.part}
            style={{ flexGrow: Math.max(0, weight), opacity: 1 - (i % 4) * 0.22 }}
          />
        ))}
      </div>
      {weights.map((weight, i) => {
        const name = summaryOf(kind, child(place, i).path, items[i] ?? null) || `destination ${i + 1}`
        return (
          <div className={styles.row} key={i}>
            <span className={styles.name} title={name}>
              {name}
            </span>
            <input
              type="range"
              min={0}
              max={total || 100}
              value={Math.max(0, weight)}
              disabled={locked.includes(i)}
              aria-label={`Share of ${name}`}
              aria-valuetext={percent(weight, total)}
              onChange={event => drag(shared(weights, i, Number(event.target.value), locked))}
              onPointerUp={() => dragged && commit(dragged)}
              onKeyUp={() => dragged && commit(dragged)}
              onBlur={() => dragged && commit(dragged)}
            />
            <CommitInput
              className={styles.number}
              inputMode="numeric"
              aria-label={`Weight of ${name}`}
              value={String(weight)}
              onCommit={text => {
                const typed = Number(text)
                if (text.trim() !== '' && Number.isInteger(typed) && typed >= 0)
                  commit(weights.map((it, k) => (k === i ? typed : it)))
              }}
            />
            <span className={styles.percent}>{percent(weight, total)}</span>
            <IconButton
              className={styles.lock}
              size="s"
              icon={locked.includes(i) ? <Lock /> : <LockOpen />}
              label={`Lock the weight of ${name}`}
              tooltip={
                locked.includes(i)
                  ? 'Unlock: other sliders may change it'
                  : 'Lock: other sliders do not change it'
              }
              aria-pressed={locked.includes(i)}
              onClick={() => setLocked(locked.includes(i) ? locked.filter(it => it !== i) : [...locked, i])}
            />
          </div>
        )
      })}
      <div className={styles.foot}>
        <span>{total === 100 ? 'Adds up to 100.' : `Adds up to ${total}; shares are relative.`}</span>
        <Button size="s" variant="ghost" icon={<Scale />} onClick={() => commit(balanced(weights, locked))}>
          Balance
        </Button>
      </div>
    </fieldset>
  )
}

function weightOf(item: Json): number {
  const weight = valueAt(item, ['weight'])
  return typeof weight === 'number' ? weight : 0
}

function percent(weight: number, total: number): string {
  if (total <= 0) return '–'
  return `${Math.round((Math.max(0, weight) / total) * 1000) / 10} %`
}
