import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { classNames } from '../../ui/class-names.ts'
import inputs from '../inputs/inputs.module.css'
import styles from './AskedValues.module.css'

export interface AskedValue {
  readonly key: string
  readonly label: string
  readonly placeholder?: string
  readonly suggestions?: readonly string[]
}

/** Asks for what only a person can know before anything is written; nothing is made up in its place. */
export function AskedValues({
  title,
  asked,
  takesFocus = true,
  onGiven,
  onCancel,
}: {
  title: string
  /** Not beside choices that the arrow keys walk through: the first one on the way would take the keyboard. */
  takesFocus?: boolean
  asked: readonly AskedValue[]
  onGiven: (values: Readonly<Record<string, string>>) => void
  onCancel: () => void
}) {
  const id = useId()
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const isWhole = asked.every(it => (values[it.key] ?? '').trim() !== '')

  function give(event: FormEvent): void {
    event.preventDefault()
    if (isWhole) onGiven(Object.fromEntries(asked.map(it => [it.key, (values[it.key] ?? '').trim()])))
  }

  return (
    <form
      className={styles.asked}
      aria-label={title}
      onSubmit={give}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onCancel()
      }}
    >
      <p>{title}</p>
      {asked.map(({ key, label, placeholder, suggestions = [] }, i) => (
        <div key={key} className={styles.value}>
          <label htmlFor={`${id}-${key}`}>{label}</label>
          <input
            id={`${id}-${key}`}
            className={classNames(inputs.input, inputs.mono)}
            // biome-ignore lint/a11y/noAutofocus: it is asked for by what was chosen just before
            autoFocus={takesFocus && i === 0}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            placeholder={placeholder}
            list={suggestions.length > 0 ? `${id}-${key}-list` : undefined}
            value={values[key] ?? ''}
            onChange={event => setValues({ ...values, [key]: event.target.value })}
          />
          {suggestions.length > 0 && (
            <datalist id={`${id}-${key}-list`}>
              {suggestions.map(it => (
                <option key={it} value={it} />
              ))}
            </datalist>
          )}
        </div>
      ))}
      <div className={styles.buttons}>
        <Button size="s" onClick={onCancel}>
          Cancel
        </Button>
        <Button size="s" variant="primary" type="submit" disabled={!isWhole}>
          Use it
        </Button>
      </div>
    </form>
  )
}
