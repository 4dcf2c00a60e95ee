import { Equal, Lock, LockOpen, Scale } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Place } from '../../../core/model/resource.ts'
import type { Operation } from '../../../core/operations/operation.ts'
import { scaleWeights, setShare, splitEvenly, weightsOf } from '../../../core/operations/set-share.ts'
import { shareTaken } from '../../../core/operations/shares.ts'
import type { Json } from '../../../core/yaml/source-document.ts'
import { previewWeights } from '../../traffic/traffic-state.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useForm } from '../form-context.ts'
import { CommitInput } from '../inputs/CommitInput.tsx'
import { Windowed } from '../lines/Windowed.tsx'
import { summaryOf } from '../summary.ts'
import { child } from '../use-place.ts'
import { shareFault } from './share-fault.ts'
import styles from './WeightsEditor.module.css'

/** How a rule's traffic is shared: a slider and a percentage a destination; what one gets is taken from the others. */
export function WeightsEditor({ place, items }: { place: Place; items: readonly Json[] }) {
  const { edit, kind } = useForm()
  const [dragged, setDragged] = useState<{ index: number; percent: number } | undefined>()
  const names = items.map((it, i) => summaryOf(kind, child(place, i).path, it) || `destination ${i + 1}`)
  const { locked, toggle } = useLocks(names)
  const written = weightsOf(items)
  const weights = dragged ? shareTaken(written, dragged.index, dragged.percent, locked) : written
  const total = sumOf(weights)
  const rule: Place = { resource: place.resource, path: place.path.slice(0, -1) }

  useEffect(() => () => previewWeights(undefined), [])

  function drag(index: number, percent: number) {
    setDragged({ index, percent })
    previewWeights({ rule, weights: shareTaken(written, index, percent, locked) })
  }

  function drop() {
    if (!dragged) return
    setDragged(undefined)
    previewWeights(undefined)
    commit(setShare(rule, dragged.index, dragged.percent, locked))
  }

  function commit(operation: Operation) {
    setDragged(undefined)
    edit(operation)
  }

  return (
    <fieldset className={styles.weights}>
      <legend>Traffic split</legend>
      <div className={styles.bar} aria-hidden="true">
        {weights.map(
          (weight, i) =>
            weight > 0 && (
              <span
                key={i}
                className={styles.part}
                style={{ flexGrow: weight, opacity: 1 - (i % 4) * 0.22 }}
              />
            ),
        )}
      </div>
      <Windowed count={weights.length} noun="destinations">
        {i => {
          const weight = weights[i] ?? 0
          const name = names[i]
          const isLocked = locked.includes(i)
          // With all others locked there is nobody to take from.
          const isHeld = weights.every((_, k) => k === i || locked.includes(k))
          return (
            <div className={styles.row}>
              <span className={styles.name} title={name}>
                {name}
              </span>
              <input
                type="range"
                min={0}
                max={100}
                value={percentOf(weight, total)}
                disabled={isLocked || isHeld}
                aria-label={`Share of ${name}`}
                aria-valuetext={percentWords(weight, total)}
                onChange={event => drag(i, Number(event.target.value))}
                onPointerUp={drop}
                onKeyUp={drop}
                onBlur={drop}
              />
              <span className={styles.typed}>
                <CommitInput
                  className={styles.number}
                  inputMode="numeric"
                  aria-label={`Percentage of ${name}`}
                  value={String(percentOf(weight, total))}
                  disabled={isHeld}
                  check={shareFault}
                  onCommit={text => {
                    if (shareFault(text) === undefined) commit(setShare(rule, i, Number(text), locked))
                  }}
                />
                %
              </span>
              <IconButton
                className={styles.lock}
                size="s"
                icon={isLocked ? <Lock /> : <LockOpen />}
                label={`Lock the share of ${name}`}
                tooltip={
                  isLocked ? 'Unlock: the others may take from it' : 'Lock: the others do not take from it'
                }
                aria-pressed={isLocked}
                onClick={() => toggle(i)}
              />
            </div>
          )
        }}
      </Windowed>
      <div className={styles.foot}>
        <span>{sumWords(weights)}</span>
        {total > 0 && total !== 100 && (
          <Button size="s" variant="ghost" icon={<Scale />} onClick={() => commit(scaleWeights(rule))}>
            Scale to 100
          </Button>
        )}
        <Button size="s" variant="ghost" icon={<Equal />} onClick={() => commit(splitEvenly(rule, locked))}>
          Split evenly
        </Button>
      </div>
    </fieldset>
  )
}

/** Which destinations are locked. A lock belongs to the destination: it goes when another takes its place in the list. */
function useLocks(names: readonly string[]) {
  const [locks, setLocks] = useState<readonly { index: number; name: string | undefined }[]>([])
  const locked = locks.filter(it => names[it.index] === it.name).map(it => it.index)
  function toggle(index: number) {
    const others = locked.filter(it => it !== index)
    const next = locked.includes(index) ? others : [...others, index]
    setLocks(next.map(it => ({ index: it, name: names[it] })))
  }
  return { locked, toggle }
}

function sumWords(weights: readonly number[]): string {
  const total = sumOf(weights)
  if (total === 100) return 'Adds up to 100.'
  if (total === 0) return 'No destination has any traffic.'
  return `Weights ${weights.join(', ')}: they add up to ${total}.`
}

/** With one decimal: 1 of 3 is 33.3. */
function percentOf(weight: number, total: number): number {
  return total > 0 ? Math.round((weight / total) * 1000) / 10 : 0
}

function percentWords(weight: number, total: number): string {
  return `${percentOf(weight, total)} %`
}

function sumOf(weights: readonly number[]): number {
  return weights.reduce((sum, it) => sum + it, 0)
}
