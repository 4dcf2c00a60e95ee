import { CircleHelp, RotateCcw } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import type { Field } from '../../core/kinds/field.ts'
import type { Place } from '../../core/model/resource.ts'
import { removeField } from '../../core/operations/remove-field.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'
import { Tooltip } from '../ui/Tooltip.tsx'
import styles from './FieldRow.module.css'
import { labelOf } from './field-layout.ts'
import { useForm } from './form-context.ts'
import { problemsAt } from './use-place.ts'

export interface FieldRowProps {
  place: Place
  name: string
  field: Field
  /** Whether the key is there, so that it can be taken away. */
  present: boolean
  /** A control that one label can name; a group of controls names itself. */
  control: (ids: { id: string; describedBy: string | undefined; invalid: boolean }) => ReactNode
}

/** A label with its help, a control, what is wrong with its value, and a way back to the default. */
export function FieldRow({ place, name, field, present, control }: FieldRowProps) {
  const { problems, edit } = useForm()
  const id = useId()
  const own = problemsAt(problems, place.path)
  const problemId = `${id}-problems`
  return (
    <div className={styles.row}>
      <div className={styles.head}>
        <label className={styles.label} htmlFor={id}>
          {labelOf(name)}
          {field.required && (
            <span className={styles.required} title="Required">
              {' '}
              *
            </span>
          )}
        </label>
        <FieldHelp name={name} field={field} />
        {present && !field.required && (
          <IconButton
            className={styles.reset}
            size="s"
            icon={<RotateCcw />}
            label={`Reset ${labelOf(name)}`}
            tooltip={field.default ? `Back to the default: ${field.default}` : 'Remove from the YAML'}
            onClick={() => edit(removeField(place))}
          />
        )}
      </div>
      {control({
        id,
        describedBy: own.length ? problemId : undefined,
        invalid: own.some(it => it.severity === 'error'),
      })}
      {own.length > 0 && (
        <ul className={styles.problems} id={problemId}>
          {own.map(it => (
            <li key={it.id}>
              <SeverityIcon severity={it.severity} size={12} labelled /> {it.message}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** The sentence a field is explained by, its default, and since when there is one. */
export function FieldHelp({ name, field }: { name: string; field: Field }) {
  return (
    <Tooltip
      side="left"
      content={
        <span className={styles.help}>
          <code>{name}</code>
          <span>{field.doc}</span>
          {field.default && <span>Default: {field.default}</span>}
          {field.deprecated && <span>Deprecated: {field.deprecated}</span>}
          {field.since && !field.since.startsWith('≤') && <span>Since Istio {field.since}</span>}
        </span>
      }
    >
      <button type="button" className={styles.helpButton} aria-label={`About ${labelOf(name)}: ${field.doc}`}>
        <CircleHelp width={12} height={12} aria-hidden="true" />
      </button>
    </Tooltip>
  )
}
