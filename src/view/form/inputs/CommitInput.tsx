import { type ComponentProps, useState } from 'react'
import { classNames } from '../../ui/class-names.ts'
import styles from './inputs.module.css'

export interface CommitInputProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange'> {
  value: string
  /** Called when the user has finished: on Enter, or on leaving the field, and only with another value. */
  onCommit: (value: string) => void
  invalid?: boolean
  mono?: boolean
}

/** A text field that keeps what is half typed to itself. Escape gives the old value back. */
export function CommitInput({ value, onCommit, invalid, mono, className, ...rest }: CommitInputProps) {
  const [draft, setDraft] = useState<string | undefined>()
  const shown = draft ?? value

  function finish() {
    if (draft !== undefined && draft !== value) onCommit(draft)
    setDraft(undefined)
  }

  return (
    <input
      type="text"
      spellCheck={false}
      autoComplete="off"
      {...rest}
      className={classNames(styles.input, mono && styles.mono, className)}
      aria-invalid={invalid || undefined}
      value={shown}
      onChange={event => setDraft(event.target.value)}
      onBlur={finish}
      onKeyDown={event => {
        if (event.key === 'Enter') finish()
        else if (event.key === 'Escape' && draft !== undefined) {
          event.stopPropagation()
          setDraft(undefined)
        }
      }}
    />
  )
}
