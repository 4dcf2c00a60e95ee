import { CircleHelp, Link2, RotateCcw } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import type { Field } from '../../core/kinds/field.ts'
import type { Place } from '../../core/model/resource.ts'
import { removeField } from '../../core/operations/remove-field.ts'
import { WithCode } from '../problems/WithCode.tsx'
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
  /** In place of the name as a label. */
  label?: string | undefined
  /** Whether the key is there, so that it can be taken away. */
  present: boolean
  /** A control that one label can name; a group of controls names itself. */
  control: (ids: { id: string; describedBy: string | undefined; invalid: boolean }) => ReactNode
}

/** A label with its help, a control, what is wrong with its value, and a way back to the default. */
export function FieldRow({ place, name, field, label = labelOf(name), present, control }: FieldRowProps) {
  const { problems, edit } = useForm()
  const id = useId()
  const own = problemsAt(problems, place.path)
  const problemId = `${id}-problems`
  return (
    <div className={styles.row}>
      <div className={styles.head}>
        <label className={styles.label} htmlFor={id} title={label}>
          {label}
          {field.required && (
            <span className={styles.required} title="Required">
              {' '}
              *
            </span>
          )}
        </label>
        <FieldHelp name={name} field={field} label={label} />
        {present && !field.required && (
          <IconButton
            className={styles.reset}
            size="s"
            icon={<RotateCcw />}
            label={`Reset ${label}`}
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
      <SharedNote place={place} />
      {own.length > 0 && (
        <ul className={styles.problems} id={problemId}>
          {own.map(it => (
            <li key={it.id}>
              <SeverityIcon severity={it.severity} size={12} labelled />{' '}
              <span>
                <WithCode text={it.message} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Says of a value that comes through an alias or a merge key that it is written elsewhere. */
export function SharedNote({ place }: { place: Place }) {
  const { isShared, reveal } = useForm()
  if (!isShared(place.path) || isShared(place.path.slice(0, -1))) return null
  return (
    <button type="button" className={styles.shared} onClick={() => reveal(place)}>
      <Link2 width={12} height={12} aria-hidden="true" />
      Comes from an anchor: show it in the YAML
    </button>
  )
}

/** The sentence a field is explained by, its default, and since when there is one. */
export function FieldHelp({ name, field, label }: { name: string; field: Field; label?: string }) {
  return (
    <Tooltip side="top" content={<HelpText name={name} field={field} />}>
      <button
        type="button"
        className={styles.helpButton}
        tabIndex={-1}
        aria-label={`About ${label ?? labelOf(name)}: ${field.doc}`}
      >
        <CircleHelp width={12} height={12} aria-hidden="true" />
      </button>
    </Tooltip>
  )
}

export function HelpText({ name, field }: { name: string; field: Field }) {
  return (
    <span className={styles.help}>
      <code>{name}</code>
      <span>{field.doc}</span>
      {field.default && <span>Default: {field.default}</span>}
      {field.deprecated && <span>Deprecated: {field.deprecated}</span>}
      {field.since && !field.since.startsWith('≤') && <span>Since Istio {field.since}</span>}
    </span>
  )
}
