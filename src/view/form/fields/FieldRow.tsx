import { Link2, MessageSquarePlus, RotateCcw } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import type { Field } from '../../../core/kinds/field.ts'
import type { Place } from '../../../core/model/resource.ts'
import { removeField } from '../../../core/operations/remove-field.ts'
import { useEditable } from '../../editable.tsx'
import { startComment } from '../../review/review-steps.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useForm } from '../form-context.ts'
import { problemsAt, problemsWithin } from '../use-place.ts'
import { FieldHelp, HelpDescription, useHelpScope } from './FieldHelp.tsx'
import { FieldProblems } from './FieldProblems.tsx'
import styles from './FieldRow.module.css'
import { labelOf } from './label-of.ts'

/** What ties a control to its row. */
export interface ControlIds {
  readonly id: string
  readonly describedBy: string
  readonly invalid: boolean
}

export interface FieldRowProps {
  place: Place
  name: string
  field: Field
  /** In place of the name as a label. */
  label?: string | undefined
  /** Whether the key is there, so that it can be taken away. */
  present: boolean
  /** Several controls that name themselves; the label and the help are those of the group. */
  group?: boolean
  /** The row stands for everything below its place, so it says what is wrong there as well. */
  whole?: boolean
  control: (ids: ControlIds) => ReactNode
}

/** A label with its help, a control, what is wrong with its value, and a way back to the default. */
export function FieldRow({
  place,
  name,
  field,
  label = labelOf(name),
  present,
  group,
  whole,
  control,
}: FieldRowProps) {
  const { problems } = useForm()
  const { reachable, scope } = useHelpScope()
  const isEditable = useEditable()
  const id = useId()
  const own = whole ? problemsWithin(problems, place.path) : problemsAt(problems, place.path)
  const describedBy = own.length ? `${id}-help ${id}-problems` : `${id}-help`
  const words = (
    <>
      {label}
      {field.required && (
        <span className={styles.required} title="Required">
          {' '}
          *
        </span>
      )}
    </>
  )
  const shown = control({ id, describedBy, invalid: own.some(it => it.severity === 'error') })
  return (
    <div className={styles.row} {...scope}>
      <div className={styles.head}>
        {group ? (
          <span className={styles.label} id={`${id}-label`} title={label}>
            {words}
          </span>
        ) : (
          <label className={styles.label} htmlFor={id} title={label}>
            {words}
          </label>
        )}
        {/* In front of the help, which comes first on the way back from the field; it is seen behind it. */}
        <button
          type="button"
          className={styles.comment}
          tabIndex={reachable ? 0 : -1}
          aria-label={`Comment on ${label}`}
          title={`Comment on ${label}`}
          onClick={() => startComment(place)}
        >
          <MessageSquarePlus width={12} height={12} aria-hidden="true" />
        </button>
        <FieldHelp name={name} field={field} label={label} reachable={reachable} />
        {present && !field.required && (
          <ResetButton place={place} label={label} field={field} reachable={reachable} />
        )}
      </div>
      <HelpDescription id={`${id}-help`} field={field} />
      {group ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset lays its content out by rules of its own
        <div role="group" aria-labelledby={`${id}-label`} aria-describedby={describedBy}>
          {shown}
        </div>
      ) : isEditable ? (
        shown
      ) : (
        <fieldset disabled className={styles.locked}>
          {shown}
        </fieldset>
      )}
      <SharedNote place={place} />
      <FieldProblems id={`${id}-problems`} problems={own} />
    </div>
  )
}

interface ResetButtonProps {
  place: Place
  label: string
  field: Field
  reachable: boolean
}

/** Takes the key away, so that the default holds again. */
export function ResetButton({ place, label, field, reachable }: ResetButtonProps) {
  const { edit } = useForm()
  return (
    <IconButton
      className={styles.reset}
      data-reset=""
      data-edits=""
      size="s"
      tabIndex={reachable ? 0 : -1}
      icon={<RotateCcw />}
      label={`Reset ${label}`}
      tooltip={field.default ? `Reset to the default: ${field.default}` : 'Remove from the YAML'}
      onClick={() => edit(removeField(place))}
    />
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
