import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './Field.module.css'

export interface FieldLook {
  label: string
  /** The label is only for those who cannot see what stands around the field. */
  hideLabel?: boolean
  /** One sentence below the field. */
  hint?: ReactNode
  error?: ReactNode
  /** A small control at the end of the label's line: a reset, a link to the text. */
  action?: ReactNode
  className?: string
}

/** A label, a control and what there is to say of it. `id` is the control's. */
export function Field({
  id,
  label,
  hideLabel,
  hint,
  error,
  action,
  className,
  children,
}: FieldLook & { id: string; children: ReactNode }) {
  return (
    <div className={classNames(styles.field, className)}>
      <div className={hideLabel && !action ? 'visually-hidden' : styles.top}>
        <label htmlFor={id} id={`${id}-label`} className={hideLabel ? 'visually-hidden' : styles.label}>
          {label}
        </label>
        {action}
      </div>
      {children}
      {error ? (
        <p id={`${id}-note`} className={styles.error}>
          {error}
        </p>
      ) : (
        hint && (
          <p id={`${id}-note`} className={styles.hint}>
            {hint}
          </p>
        )
      )}
    </div>
  )
}

/** What ties a control to its Field: name, note and fault. */
export function fieldProps(id: string, look: FieldLook) {
  return {
    id,
    'aria-describedby': look.error || look.hint ? `${id}-note` : undefined,
    'aria-invalid': look.error ? true : undefined,
  }
}

export const inputClass = styles.input!
