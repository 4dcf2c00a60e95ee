import { type ComponentProps, useEffect, useRef, useState } from 'react'
import { useEditable } from '../../editable.tsx'
import { classNames } from '../../ui/class-names.ts'
import styles from './inputs.module.css'

export interface CommitInputProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange'> {
  value: string
  /** Called when the user has finished: on Enter, or on leaving the field, and only with another value. */
  onCommit: (value: string) => void
  /** Every keystroke, for what is shown of a half-typed text; undefined when the typing is over. */
  onDraft?: (text: string | undefined) => void
  /** What is wrong with a half-typed text, in a few words; it is committed all the same. */
  check?: ((text: string) => string | undefined) | undefined
  invalid?: boolean
  mono?: boolean
}

/** A text field that keeps what is half typed to itself. Escape gives the old value back. */
export function CommitInput({
  value,
  onCommit,
  onDraft,
  check,
  invalid,
  mono,
  className,
  ...rest
}: CommitInputProps) {
  const isEditable = useEditable()
  const [draft, setDraft] = useState<string | undefined>()
  // Enter commits, and the focus may leave in the same event: the second commit must see the first.
  const current = useRef<string | undefined>(undefined)
  const shown = draft ?? value
  const fault = draft === undefined || draft === '' ? undefined : check?.(draft)

  // What was half typed has been written, be it from here or by what was offered for it.
  useEffect(() => {
    if (draft === undefined || draft !== value) return
    current.current = undefined
    setDraft(undefined)
    onDraft?.(undefined)
  }, [draft, value, onDraft])

  function keep(text: string | undefined) {
    current.current = text
    setDraft(text)
    onDraft?.(text)
  }

  function finish() {
    const text = current.current
    if (text === undefined) return
    keep(undefined)
    if (text !== value) onCommit(text)
  }

  const input = (
    <input
      type="text"
      spellCheck={false}
      autoComplete="off"
      autoCapitalize="off"
      readOnly={!isEditable}
      {...rest}
      className={classNames(styles.input, mono && styles.mono, className)}
      aria-invalid={invalid || fault !== undefined || undefined}
      value={shown}
      onChange={event => keep(event.target.value)}
      onBlur={event => {
        // What is offered for a half-typed text can be reached by keyboard before the text is committed.
        const keeps = event.relatedTarget?.closest('[data-keeps-draft]')
        if (!keeps) finish()
      }}
      onKeyDown={event => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
          // What is added has the focus next, and would take the same key for its own.
          event.preventDefault()
          finish()
        } else if (event.key === 'Escape' && current.current !== undefined) {
          event.stopPropagation()
          keep(undefined)
        }
      }}
    />
  )
  if (!check) return input
  return (
    <span className={styles.checked}>
      {input}
      {fault !== undefined && (
        <span className={styles.fault} role="status">
          {fault}
        </span>
      )}
    </span>
  )
}
