import { useId } from 'react'
import { classNames } from './class-names.ts'
import { Field, type FieldLook, fieldProps, inputClass } from './Field.tsx'
import styles from './NumberField.module.css'
import { useDraft } from './use-draft.ts'

export interface NumberFieldProps extends FieldLook {
  /** What the text holds may be no number at all: it is shown as written. */
  value: number | string | undefined
  /** A whole or decimal number, or undefined for an emptied field. What is no number stays in the field, marked. */
  onCommit: (value: number | undefined) => void
  min?: number
  max?: number
  step?: number
  unit?: string
  placeholder?: string
  disabled?: boolean
}

export function NumberField({
  value,
  onCommit,
  min,
  max,
  step = 1,
  unit,
  placeholder,
  disabled,
  ...look
}: NumberFieldProps) {
  const id = useId()
  const draft = useDraft(value === undefined ? '' : String(value), text => {
    const number = parseNumber(text)
    if (number !== 'invalid') onCommit(number)
  })
  const typed = parseNumber(draft.text)
  const error = draft.typing && typed === 'invalid' ? 'Not a number' : look.error
  const shown = { ...look, error }

  function stepBy(amount: number): void {
    const from = typeof typed === 'number' ? typed : (min ?? 0)
    const next = Math.min(
      max ?? Number.POSITIVE_INFINITY,
      Math.max(min ?? Number.NEGATIVE_INFINITY, from + amount),
    )
    draft.revert()
    if (next !== value) onCommit(next)
  }

  return (
    <Field {...shown} id={id}>
      <span className={styles.box}>
        <input
          type="text"
          role="spinbutton"
          inputMode="decimal"
          autoComplete="off"
          {...fieldProps(id, shown)}
          aria-valuenow={typeof typed === 'number' ? typed : undefined}
          aria-valuemin={min}
          aria-valuemax={max}
          className={classNames(inputClass, styles.input)}
          placeholder={placeholder}
          disabled={disabled}
          value={draft.text}
          onChange={event => draft.change(event.target.value)}
          onBlur={draft.commit}
          onKeyDown={event => {
            if (event.key === 'Enter') draft.commit()
            else if (event.key === 'Escape' && draft.typing) {
              event.stopPropagation()
              draft.revert()
            } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
              event.preventDefault()
              stepBy((event.key === 'ArrowUp' ? step : -step) * (event.shiftKey ? 10 : 1))
            }
          }}
        />
        {unit && <span className={styles.unit}>{unit}</span>}
      </span>
    </Field>
  )
}

function parseNumber(text: string): number | undefined | 'invalid' {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  return /^[+-]?\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : 'invalid'
}
