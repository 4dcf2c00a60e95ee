import { useState } from 'react'
import { removeField } from '../../../core/operations/remove-field.ts'
import { setField } from '../../../core/operations/set-field.ts'
import { type FieldEditorProps, useForm } from '../form-context.ts'
import { CommitInput } from '../inputs/CommitInput.tsx'
import inputs from '../inputs/inputs.module.css'
import { FieldRow } from './FieldRow.tsx'
import { RegexTrial } from './RegexTrial.tsx'
import { valueText } from './value-text.ts'

const label = 'Expression'

/** The expression that finds what a rewrite replaces, with a text to try it on. */
export function ExpressionField({ place, name, field, value }: FieldEditorProps) {
  const { edit } = useForm()
  const [draft, setDraft] = useState<string | undefined>()
  const text = valueText(value)
  const shown = draft ?? text
  return (
    <FieldRow
      place={place}
      name={name}
      label={label}
      field={field}
      present={value !== undefined}
      control={({ id, describedBy, invalid }) => (
        <div className={inputs.match}>
          <CommitInput
            id={id}
            aria-describedby={describedBy}
            invalid={invalid}
            mono
            value={text}
            onDraft={setDraft}
            onCommit={next => edit(next === '' ? removeField(place) : setField(place, next))}
          />
          {shown !== '' && <RegexTrial label={label} pattern={shown} part />}
        </div>
      )}
    />
  )
}
