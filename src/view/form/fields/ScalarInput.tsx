import { useId } from 'react'
import type { Field } from '../../../core/kinds/field.ts'
import type { Json } from '../../../core/yaml/source-document.ts'
import { classNames } from '../../ui/class-names.ts'
import { CommitInput } from '../inputs/CommitInput.tsx'
import inputs from '../inputs/inputs.module.css'
import { checkFor } from './check-text.ts'
import { valueText } from './value-text.ts'

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
        value={value === '' && isEmptyWritten(field) ? emptyText : valueText(value)}
        placeholder={field.default}
        inputMode={field.is.type === 'integer' || field.is.type === 'number' ? 'decimal' : undefined}
        list={offered.length ? listId : undefined}
        {...(onDraft && { onDraft })}
        onCommit={text =>
          onCommit(
            text === ''
              ? undefined
              : text === emptyText && isEmptyWritten(field)
                ? ''
                : scalarOf(field, text),
          )
        }
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

/** How the group of Kubernetes' core is written where it has to be. */
const emptyText = '""'

function isEmptyWritten({ examples, default: usual }: Field): boolean {
  return examples?.includes(emptyText) === true || usual === emptyText
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
