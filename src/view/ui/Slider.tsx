import { Slider as Base } from '@base-ui/react/slider'
import { useState } from 'react'
import styles from './Slider.module.css'

export interface SliderProps {
  label: string
  value: number
  /** While it is dragged. */
  onChange?: (value: number) => void
  /** When it is let go, or a key has moved it. */
  onCommit: (value: number) => void
  min?: number
  max?: number
  step?: number
  disabled?: boolean
}

/** A slider that follows the pointer by itself and hands on the value it was left at. */
export function Slider({
  label,
  value,
  onChange,
  onCommit,
  min = 0,
  max = 100,
  step = 1,
  disabled,
}: SliderProps) {
  const [moving, setMoving] = useState<number>()
  return (
    <Base.Root
      value={moving ?? value}
      min={min}
      max={max}
      step={step}
      disabled={disabled}
      onValueChange={next => {
        setMoving(next)
        onChange?.(next)
      }}
      onValueCommitted={next => {
        setMoving(undefined)
        if (next !== value) onCommit(next)
      }}
      className={styles.root}
    >
      <Base.Control className={styles.control}>
        <Base.Track className={styles.track}>
          <Base.Indicator className={styles.indicator} />
          <Base.Thumb className={styles.thumb} aria-label={label} />
        </Base.Track>
      </Base.Control>
    </Base.Root>
  )
}
