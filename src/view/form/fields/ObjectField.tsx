import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import { removeField } from '../../../core/operations/remove-field.ts'
import { Button } from '../../ui/Button.tsx'
import { SeverityIcon } from '../../ui/SeverityIcon.tsx'
import styles from '../form.module.css'
import { type FieldEditorProps, useForm } from '../form-context.ts'
import { worstWithin } from '../use-place.ts'
import { FieldHelp, HelpDescription, useHelpScope } from './FieldHelp.tsx'
import { SharedNote } from './FieldRow.tsx'
import { isFlat } from './field-layout.ts'
import { labelOf } from './label-of.ts'
import { ObjectFields } from './ObjectFields.tsx'
import { OwnProblems } from './OwnProblems.tsx'

/** A nested object: its fields in a group that can be closed. */
export function ObjectField({ place, name, field, value }: FieldEditorProps) {
  const { edit, problems } = useForm()
  const [open, setOpen] = useState(true)
  const { reachable, scope } = useHelpScope()
  const id = useId()
  const label = labelOf(name)
  if (field.is.type !== 'object') return null
  const fields = <ObjectFields place={place} fields={field.is.fields} value={value ?? {}} />
  if (isFlat(place.path))
    return (
      <>
        <OwnProblems place={place} />
        {fields}
      </>
    )

  const worst = worstWithin(problems, place.path)
  return (
    <section className={styles.group} aria-label={label}>
      <header className={styles.groupHead} data-group-head {...scope}>
        <button
          type="button"
          className={styles.groupToggle}
          aria-expanded={open}
          aria-describedby={`${id}-help`}
          onClick={() => setOpen(!open)}
        >
          <ChevronRight className={styles.chevron} width={13} height={13} aria-hidden="true" />
          {label}
          {worst && !open && <SeverityIcon severity={worst} size={13} labelled />}
        </button>
        <FieldHelp name={name} field={field} reachable={reachable} />
        <HelpDescription id={`${id}-help`} field={field} />
        {value !== undefined && !field.required && (
          <Button
            className={styles.push}
            size="s"
            variant="ghost"
            aria-label={`Remove ${label}`}
            data-edits=""
            onClick={() => edit(removeField(place))}
          >
            Remove
          </Button>
        )}
      </header>
      <SharedNote place={place} />
      <OwnProblems place={place} />
      {open && <div className={styles.groupBody}>{fields}</div>}
    </section>
  )
}
