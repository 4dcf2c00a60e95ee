import { Select as Base } from '@base-ui/react/select'
import { Check, ChevronsUpDown } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'
import { Field, type FieldLook, fieldProps, inputClass } from './Field.tsx'
import styles from './Select.module.css'

export interface SelectOption {
  readonly value: string
  readonly label: string
  /** A second, quieter line in the list. */
  readonly detail?: ReactNode
  readonly disabled?: boolean
}

export interface SelectProps extends FieldLook {
  /** A value that is none of the options is shown as it is: the text may hold anything. */
  value: string | undefined
  options: readonly SelectOption[]
  onChange: (value: string) => void
  placeholder?: string
  disabled?: boolean
}

export function Select({
  value,
  options,
  onChange,
  placeholder = 'Choose…',
  disabled,
  ...look
}: SelectProps) {
  const id = useId()
  const chosen = options.find(it => it.value === value)
  return (
    <Field {...look} id={id}>
      <Base.Root
        value={value ?? null}
        onValueChange={next => next !== null && next !== value && onChange(next)}
        disabled={disabled}
      >
        <Base.Trigger
          {...fieldProps(id, look)}
          aria-labelledby={`${id}-label ${id}`}
          className={classNames(inputClass, styles.trigger)}
        >
          <span className={classNames(styles.value, value === undefined && styles.placeholder)}>
            {chosen?.label ?? value ?? placeholder}
          </span>
          <ChevronsUpDown className={styles.arrows} aria-hidden="true" />
        </Base.Trigger>
        <Base.Portal>
          <Base.Positioner className={styles.positioner} sideOffset={4} alignItemWithTrigger={false}>
            <Base.Popup className={styles.popup}>
              {options.map(option => (
                <Base.Item
                  key={option.value}
                  value={option.value}
                  disabled={option.disabled}
                  className={styles.item}
                >
                  <span className={styles.mark}>
                    <Base.ItemIndicator>
                      <Check aria-hidden="true" />
                    </Base.ItemIndicator>
                  </span>
                  <span className={styles.text}>
                    <Base.ItemText>{option.label}</Base.ItemText>
                    {option.detail && <span className={styles.detail}>{option.detail}</span>}
                  </span>
                </Base.Item>
              ))}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </Field>
  )
}
