import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import type { ReactNode } from 'react'
import styles from './SegmentedControl.module.css'

export interface Segment<Id extends string = string> {
  readonly id: Id
  readonly label: string
  /** Shown instead of the label, which stays its name. */
  readonly icon?: ReactNode
  /** Stands behind the label. */
  readonly badge?: ReactNode
}

export interface SegmentedControlProps<Id extends string> {
  label: string
  segments: readonly Segment<Id>[]
  value: Id
  onChange: (id: Id) => void
}

/** One of a few, side by side: a group of radio buttons. */
export function SegmentedControl<Id extends string>({
  label,
  segments,
  value,
  onChange,
}: SegmentedControlProps<Id>) {
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onValueChange={next => onChange(next as Id)}
      className={styles.group}
    >
      {segments.map(it => (
        <Radio.Root
          key={it.id}
          value={it.id}
          aria-label={it.label}
          title={it.icon ? it.label : undefined}
          className={styles.segment}
        >
          {it.icon ?? it.label}
          {it.badge}
        </Radio.Root>
      ))}
    </RadioGroup>
  )
}
