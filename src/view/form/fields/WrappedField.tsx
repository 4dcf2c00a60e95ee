import type { Field } from '../../../core/kinds/field.ts'
import { removeField } from '../../../core/operations/remove-field.ts'
import { setField } from '../../../core/operations/set-field.ts'
import { type FieldEditorProps, useForm } from '../form-context.ts'
import inputs from '../inputs/inputs.module.css'
import { child } from '../use-place.ts'
import { percentFault } from './check-text.ts'
import { FieldRow } from './FieldRow.tsx'
import { onlyFieldOf } from './field-layout.ts'
import { labelOf } from './label-of.ts'
import { ScalarInput } from './ScalarInput.tsx'

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
