import { Code } from 'lucide-react'
import { Button } from '../../ui/Button.tsx'
import styles from '../form.module.css'
import { type FieldEditorProps, useForm } from '../form-context.ts'
import { FieldRow } from './FieldRow.tsx'
import { labelOf } from './label-of.ts'

/** What the form cannot show: it says so and leads to the YAML. */
export function RawField({ place, name, field, value }: FieldEditorProps) {
  const { reveal } = useForm()
  return (
    <FieldRow
      place={place}
      name={name}
      field={field}
      present={value !== undefined}
      whole
      control={({ id, describedBy }) => (
        <div className={styles.raw}>
          <span>
            {field.is.type === 'any' ? 'Free-form, edited as YAML.' : 'The form cannot show this value.'}
          </span>
          <Button
            id={id}
            aria-describedby={describedBy}
            size="s"
            variant="ghost"
            icon={<Code />}
            aria-label={`${labelOf(name)}: show in the YAML`}
            onClick={() => reveal(place)}
          >
            Show in the YAML
          </Button>
        </div>
      )}
    />
  )
}
