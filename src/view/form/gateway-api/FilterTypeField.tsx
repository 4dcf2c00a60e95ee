import { freeFilterTypes } from '../../../core/operations/filter-members.ts'
import { filterStarter } from '../../../core/operations/filter-starter.ts'
import { setFilterType } from '../../../core/operations/set-filter-type.ts'
import { valueAt } from '../../../core/yaml/path.ts'
import { FieldRow } from '../fields/FieldRow.tsx'
import { type FieldEditorProps, useForm } from '../form-context.ts'
import inputs from '../inputs/inputs.module.css'
import { filterWords } from './filter-words.ts'

/** The type of a filter: another one brings its own settings and takes those of the one before away. */
export function FilterTypeField({ place, name, field, value }: FieldEditorProps) {
  const { edit, kind, resource } = useForm()
  const filter = { resource: place.resource, path: place.path.slice(0, -1) }
  const list = valueAt(resource.value, filter.path.slice(0, -1))
  const others = (Array.isArray(list) ? list : []).filter((_, i) => i !== filter.path.at(-1))
  const all = field.is.type === 'enum' ? field.is.values.map(it => it.name) : []
  const free = freeFilterTypes(
    all,
    others.map(it => valueAt(it, ['type'])),
  )
  const written = typeof value === 'string' ? value : ''
  return (
    <FieldRow
      place={place}
      name={name}
      field={field}
      present={value !== undefined}
      control={({ id, describedBy }) => (
        <select
          id={id}
          className={inputs.select}
          aria-describedby={describedBy}
          value={written}
          onChange={event => {
            const type = event.target.value
            const rule = valueAt(resource.value, place.path.slice(0, 3))
            edit(setFilterType(filter, type, filterStarter(kind, type, rule, resource.value)))
          }}
        >
          {!free.includes(written) && <option value={written}>{written}</option>}
          {free.map(it => (
            <option key={it} value={it}>
              {`${filterWords(it)} (${it})`}
            </option>
          ))}
        </select>
      )}
    />
  )
}
