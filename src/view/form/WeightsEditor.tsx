import { Scale } from 'lucide-react'
import { useState } from 'react'
import type { Place } from '../../core/model/resource.ts'
import { setWeights } from '../../core/operations/set-weights.ts'
import { valueAt } from '../../core/yaml/path.ts'
import type { Json } from '../../core/yaml/source-document.ts'
import { Button } from '../ui/Button.tsx'
import { useForm } from './form-context.ts'
import { CommitInput } from './inputs/CommitInput.tsx'
import { summaryOf } from './summary.ts'
import { child } from './use-place.ts'
import styles from './WeightsEditor.module.css'

/** How a rule's traffic is shared: a slider and a number a destination, and the share each really gets. */
export function WeightsEditor({ place, items }: { place: Place; items: readonly Json[] }) {
  const { edit, kind } = useForm()
  const [dragged, setDragged] = useState<readonly number[] | undefined>()
  const weights = dragged ?? items.map(weightOf)
  const total = weights.reduce((sum, it) => sum + Math.max(0, it), 0)
  const rule: Place = { resource: place.resource, path: place.path.slice(0, -1) }

  function commit(next: readonly number[]) {
    setDragged(undefined)
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
              max={Math.max(100, ...weights)}
              value={Math.max(0, weight)}
              aria-label={`Share of ${name}`}
              aria-valuetext={percent(weight, total)}
              onChange={event => setDragged(shared(weights, i, Number(event.target.value)))}
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
          </div>
        )
      })}
      <div className={styles.foot}>
        <span>{total === 100 ? 'Adds up to 100.' : `Adds up to ${total}; shares are relative.`}</span>
        <Button size="s" variant="ghost" icon={<Scale />} onClick={() => commit(evenly(weights.length))}>
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

/** One weight set; the others give or take in proportion, so that the sum stays. Whole numbers, nothing below 0. */
export function shared(weights: readonly number[], index: number, value: number): number[] {
  const total = weights.reduce((sum, it) => sum + it, 0) || 100
  const rest = Math.max(0, total - value)
  const others = weights.reduce((sum, it, i) => (i === index ? sum : sum + it), 0)
  const next = weights.map((it, i) => {
    if (i === index) return Math.min(value, total)
    return Math.floor(others > 0 ? (it / others) * rest : rest / (weights.length - 1))
  })
  const missing = total - next.reduce((sum, it) => sum + it, 0)
  const taker = next.findIndex((_, i) => i !== index)
  if (taker >= 0) next[taker] = (next[taker] ?? 0) + missing
  return next
}

function evenly(count: number): number[] {
  const each = Math.floor(100 / count)
  return Array.from({ length: count }, (_, i) => (i === 0 ? 100 - each * (count - 1) : each))
}
