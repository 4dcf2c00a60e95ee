import { useId, useMemo, useState } from 'react'
import type { Field } from '../../../core/kinds/field.ts'
import type { Place } from '../../../core/model/resource.ts'
import type { Operation } from '../../../core/operations/operation.ts'
import { removeField } from '../../../core/operations/remove-field.ts'
import { setField } from '../../../core/operations/set-field.ts'
import type { Json } from '../../../core/yaml/source-document.ts'
import { classNames } from '../../ui/class-names.ts'
import { Following } from '../following/Following.tsx'
import { renamingOf } from '../following/renaming.ts'
import { type FieldEditorProps, useForm } from '../form-context.ts'
import { CommitInput } from '../inputs/CommitInput.tsx'
import inputs from '../inputs/inputs.module.css'
import { child } from '../use-place.ts'
import { checkFor, percentFault } from './check-text.ts'
import { FieldRow } from './FieldRow.tsx'
import { labelOf, onlyFieldOf } from './field-layout.ts'
import { valueText } from './value-text.ts'

/** An object with a single field, as that field under the object's own label: `percentage: { value: 10 }` is 10 %. */
export function WrappedField({ place, name, field, value }: FieldEditorProps) {
  const { edit } = useForm()
  const only = onlyFieldOf(field)
  const isPercent = /percent/i.test(name)
  if (!only) return null
  const object = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  const inner = object && Object.hasOwn(object, only.name) ? object[only.name] : undefined
  const at = child(place, only.name)
  // Whether it has to be there is said of the object, not of what is in it.
  const { required: _, ...inside } = only.field
  const shown: Field = {
    ...inside,
    doc: field.doc,
    ...(field.required && { required: true }),
    ...(field.default && { default: field.default }),
  }
  return (
    <FieldRow
      place={place}
      name={name}
      label={name === 'port' ? 'Port' : labelOf(name)}
      field={shown}
      present={value !== undefined}
      whole
      control={ids => (
        <span className={inputs.unitBox}>
          <ScalarInput
            {...ids}
            field={shown}
            value={inner}
            check={isPercent ? percentFault : undefined}
            onCommit={next => edit(next === undefined ? removeField(at) : setField(at, next))}
          />
          {isPercent && <span className={inputs.unit}>%</span>}
        </span>
      )}
    />
  )
}

/** A text, number, choice or switch with its label. Emptying it removes the key. Another name goes wherever it is named. */
export function ScalarField({ place, name, field, value }: FieldEditorProps) {
  const { edit, suggestions, kind } = useForm()
  const [draft, setDraft] = useState<string | undefined>()
  const renaming = useMemo(
    () => (draft ? renamingOf(kind.kind, place, scalarOf(field, draft)) : undefined),
    [kind.kind, place, field, draft],
  )
  return (
    <FieldRow
      place={place}
      name={name}
      field={field}
      present={value !== undefined}
      control={ids => (
        <>
          <ScalarInput
            {...ids}
            field={field}
            value={value}
            suggestions={suggestions(place.path)}
            onDraft={setDraft}
            onCommit={next => edit(changeOf(kind.kind, place, next))}
          />
          {renaming && <Following operation={renaming.operation} place={place} />}
        </>
      )}
    />
  )
}

function changeOf(kind: string, place: Place, next: Json | undefined): Operation {
  if (next === undefined) return removeField(place)
  const renaming = renamingOf(kind, place, next)
  return renaming?.follows ? renaming.operation : setField(place, next)
}

export interface ScalarInputProps {
  id?: string
  label?: string
  describedBy?: string | undefined
  invalid?: boolean
  field: Field
  value: Json | undefined
  suggestions?: readonly string[]
  /** What is wrong with a half-typed text, where the field's type does not say it. */
  check?: ((text: string) => string | undefined) | undefined
  /** Every keystroke of a typed text; undefined when the typing is over. */
  onDraft?: (text: string | undefined) => void
  /** Undefined: the key goes. */
  onCommit: (value: Json | undefined) => void
}

/** The bare control of a scalar, to be named by a label or by `label`. */
export function ScalarInput({
  field,
  value,
  suggestions = [],
  check,
  onDraft,
  onCommit,
  ...rest
}: ScalarInputProps) {
  const names = { id: rest.id, 'aria-label': rest.label, 'aria-describedby': rest.describedBy }
  const listId = useId()
  if (field.is.type === 'boolean')
    return <BooleanInput names={names} field={field} value={value} onCommit={onCommit} />
  if (field.is.type === 'enum')
    return <EnumInput names={names} field={field} value={value} invalid={rest.invalid} onCommit={onCommit} />

  const offered = [...new Set([...suggestions, ...(field.examples ?? [])])]
  return (
    <>
      <CommitInput
        {...names}
        invalid={rest.invalid}
        check={check ?? checkFor(field)}
        mono={field.is.type === 'string'}
        value={valueText(value)}
        placeholder={field.default}
        inputMode={field.is.type === 'integer' || field.is.type === 'number' ? 'decimal' : undefined}
        list={offered.length ? listId : undefined}
        {...(onDraft && { onDraft })}
        onCommit={text => onCommit(text === '' ? undefined : scalarOf(field, text))}
      />
      {offered.length > 0 && (
        <datalist id={listId}>
          {offered.map(it => (
            <option key={it} value={it} />
          ))}
        </datalist>
      )}
    </>
  )
}

/** What a typed text means for a field: a number where one is asked for and the text is one, else the text as it is. */
export function scalarOf(field: Field, text: string): Json {
  const numeric = field.is.type === 'integer' || field.is.type === 'number' || field.is.type === 'intOrString'
  if (!numeric || !/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text.trim())) return text
  const number = Number(text)
  return Number.isFinite(number) ? number : text
}

interface ChoiceProps {
  names: { id: string | undefined; 'aria-label': string | undefined; 'aria-describedby': string | undefined }
  field: Field
  value: Json | undefined
  invalid?: boolean
  onCommit: (value: Json | undefined) => void
}

function BooleanInput({ names, field, value, onCommit }: ChoiceProps) {
  if (value !== undefined && typeof value !== 'boolean')
    return (
      <CommitInput
        {...names}
        invalid
        value={valueText(value)}
        onCommit={text =>
          onCommit(text === '' ? undefined : text === 'true' ? true : text === 'false' ? false : text)
        }
      />
    )
  return (
    <span className={inputs.check}>
      <input
        {...names}
        type="checkbox"
        checked={value === true}
        onChange={event => onCommit(event.target.checked)}
      />
      <span className={value === undefined ? inputs.unset : undefined}>
        {value === undefined ? `Default: ${field.default ?? 'off'}` : value ? 'On' : 'Off'}
      </span>
    </span>
  )
}

function EnumInput({ names, field, value, invalid, onCommit }: ChoiceProps) {
  if (field.is.type !== 'enum') return null
  const known = field.is.values.some(it => it.name === value)
  return (
    <select
      {...names}
      aria-invalid={invalid || undefined}
      className={classNames(inputs.select, value === undefined && inputs.unset)}
      value={valueText(value)}
      onChange={event => onCommit(event.target.value === '' ? undefined : event.target.value)}
    >
      <option value="">{field.default ? `Default (${field.default})` : 'Not set'}</option>
      {field.is.values
        .filter(it => !it.deprecated || it.name === value)
        .map(it => (
          <option key={it.name} value={it.name} title={it.doc}>
            {it.name}
          </option>
        ))}
      {value !== undefined && value !== null && !known && (
        <option value={valueText(value)}>{valueText(value)}</option>
      )}
    </select>
  )
}
