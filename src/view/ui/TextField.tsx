import { type ComponentProps, useId } from 'react'
import { classNames } from './class-names.ts'
import { Field, type FieldLook, fieldProps, inputClass } from './Field.tsx'
import styles from './TextField.module.css'
import { useDraft } from './use-draft.ts'

type InputProps = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'onBlur' | 'className'>

export interface TextFieldProps extends FieldLook, InputProps {
  value: string
  /** Every keystroke. */
  onChange?: (text: string) => void
  /** The finished text: on Enter and when the field is left, if it changed. Escape takes the typing back. */
  onCommit?: (text: string) => void
  /** What Enter does with a text that every keystroke is told of. */
  onEnter?: () => void
  mono?: boolean
}

/** A line of text. With `onCommit` alone it keeps the half-typed text to itself; with `onChange` it is controlled. */
export function TextField({
  value,
  onChange,
  onCommit,
  onEnter,
  mono,
  label,
  hideLabel,
  hint,
  error,
  action,
  className,
  onKeyDown,
  ...rest
}: TextFieldProps) {
  const ownId = useId()
  const id = rest.id ?? ownId
  const look = { label, hideLabel, hint, error, action, className }
  const draft = useDraft(value, text => onCommit?.(text))
  const controlled = onChange !== undefined && onCommit === undefined

  return (
    <Field {...look} id={id}>
      <input
        type="text"
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        {...rest}
        {...fieldProps(id, look)}
        className={classNames(inputClass, mono && styles.mono)}
        value={controlled ? value : draft.text}
        onChange={event => {
          if (!controlled) draft.change(event.target.value)
          onChange?.(event.target.value)
        }}
        onBlur={() => controlled || draft.commit()}
        onKeyDown={event => {
          onKeyDown?.(event)
          if (event.defaultPrevented || event.nativeEvent.isComposing) return
          if (event.key === 'Enter') onEnter?.()
          if (controlled) return
          if (event.key === 'Enter') draft.commit()
          if (event.key === 'Escape' && draft.typing) {
            event.stopPropagation()
            draft.revert()
          }
        }}
      />
    </Field>
  )
}

export interface TextAreaProps extends FieldLook {
  value: string
  onChange: (text: string) => void
  rows?: number
  placeholder?: string
  mono?: boolean
  autoFocus?: boolean
}

export function TextArea({
  value,
  onChange,
  rows = 6,
  placeholder,
  mono,
  autoFocus,
  ...look
}: TextAreaProps) {
  const id = useId()
  return (
    <Field {...look} id={id}>
      <textarea
        {...fieldProps(id, look)}
        className={classNames(inputClass, mono && styles.mono)}
        rows={rows}
        placeholder={placeholder}
        // biome-ignore lint/a11y/noAutofocus: only where a dialog was opened to write in it
        autoFocus={autoFocus}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        value={value}
        onChange={event => onChange(event.target.value)}
      />
    </Field>
  )
}
