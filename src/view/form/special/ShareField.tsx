import { setShare, weightsOf } from '../../../core/operations/set-share.ts'
import { valueAt } from '../../../core/yaml/path.ts'
import { FieldRow } from '../fields/FieldRow.tsx'
import { ScalarField } from '../fields/ScalarField.tsx'
import { type FieldEditorProps, useForm } from '../form-context.ts'
import { CommitInput } from '../inputs/CommitInput.tsx'
import inputs from '../inputs/inputs.module.css'
import { shareFault } from './share-fault.ts'

/** The weight of a destination as its percentage of the rule's traffic: what it gets is taken from the others. */
export function ShareField(props: FieldEditorProps) {
  const { edit, resource } = useForm()
  const { place, name, field, value } = props
  const index = Number(place.path.at(-2))
  const rule = { resource: place.resource, path: place.path.slice(0, -3) }
  const weights = weightsOf(valueAt(resource.value, place.path.slice(0, -2)))
  const total = weights.reduce((sum, it) => sum + it, 0)
  if (weights.length < 2) return <ScalarField {...props} />
  const percent = total > 0 ? Math.round(((weights[index] ?? 0) / total) * 1000) / 10 : 0
  return (
    <FieldRow
      place={place}
      name={name}
      field={field}
      present={value !== undefined}
      control={({ id, describedBy, invalid }) => (
        <span className={inputs.unitBox}>
          <CommitInput
            id={id}
            aria-describedby={describedBy}
            invalid={invalid}
            inputMode="numeric"
            check={shareFault}
            value={String(percent)}
            onCommit={text => {
              if (shareFault(text) === undefined) edit(setShare(rule, index, Number(text)))
            }}
          />
          <span className={inputs.unit}>
            {total === 100 ? '%' : `% (weight ${weights[index] ?? 0} of ${total})`}
          </span>
        </span>
      )}
    />
  )
}
