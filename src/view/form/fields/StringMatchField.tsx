import { useState } from 'react'
import { removeField } from '../../../core/operations/remove-field.ts'
import { setField } from '../../../core/operations/set-field.ts'
import type { Json } from '../../../core/yaml/source-document.ts'
import { type FieldEditorProps, useForm } from '../form-context.ts'
import { CommitInput } from '../inputs/CommitInput.tsx'
import inputs from '../inputs/inputs.module.css'
import { FieldRow } from './FieldRow.tsx'
import { labelOf } from './label-of.ts'
import { RegexTrial } from './RegexTrial.tsx'

/** `exact`, `prefix` or `regex`, and its text; without any, what is matched need only be there. */
export function StringMatchField({ place, name, field, value }: FieldEditorProps) {
  const { edit } = useForm()
  return (
    <FieldRow
      place={place}
      name={name}
      field={field}
      present={value !== undefined}
      whole
      control={({ id, describedBy, invalid }) => (
        <StringMatchInput
          id={id}
          describedBy={describedBy}
          label={labelOf(name)}
          invalid={invalid}
          value={value}
          presence={false}
          onCommit={next => edit(next === undefined ? removeField(place) : setField(place, next))}
        />
      )}
    />
  )
}

const operators = ['exact', 'prefix', 'regex'] as const

export interface StringMatchInputProps {
  id?: string
  describedBy?: string | undefined
  /** Names the pair of controls. */
  label: string
  invalid?: boolean
  value: Json | undefined
  /** Whether "is present" (`{}`) can be chosen. If not, choosing nothing removes the key. */
  presence: boolean
  onCommit: (value: Json | undefined) => void
}

export function StringMatchInput({
  id,
  describedBy,
  label,
  invalid,
  value,
  presence,
  onCommit,
}: StringMatchInputProps) {
  const [draft, setDraft] = useState<string | undefined>()
  const object = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
  const operator = operators.find(it => Object.hasOwn(object, it))
  const written = operator === undefined ? '' : object[operator]
  const text = typeof written === 'string' ? written : JSON.stringify(written)
  return (
    <div className={inputs.match}>
      <div className={inputs.line}>
        <select
          id={operator === undefined ? id : undefined}
          className={`${inputs.select} ${inputs.narrow}`}
          aria-label={`${label}: how it is compared`}
          aria-describedby={describedBy}
          value={operator ?? ''}
          onChange={event => {
            const next = event.target.value
            if (next === '') onCommit(presence ? {} : undefined)
            else onCommit({ [next]: text !== '' ? text : initial(label, next) })
          }}
        >
          <option value="">{presence ? 'is present' : 'anything'}</option>
          {operators.map(it => (
            <option key={it} value={it}>
              {it}
            </option>
          ))}
        </select>
        {operator !== undefined && (
          <CommitInput
            id={id}
            aria-label={`${label} ${operator}`}
            aria-describedby={describedBy}
            mono
            invalid={invalid}
            value={text}
            onDraft={setDraft}
            onCommit={next => onCommit({ [operator]: next })}
          />
        )}
      </div>
      {operator === 'regex' && <RegexTrial label={label} pattern={draft ?? text} />}
    </div>
  )
}

/** A first text that matches something, so that choosing an operator does not make a fault at once. */
function initial(label: string, operator: string): string {
  if (operator === 'regex') return label === 'Path' ? '/.*' : '.*'
  const texts: Readonly<Record<string, string>> = { Path: '/', Method: 'GET', Scheme: 'https' }
  return texts[label] ?? 'value'
}
