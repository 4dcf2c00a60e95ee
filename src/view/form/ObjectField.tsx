import { ChevronRight, Plus } from 'lucide-react'
import { useState } from 'react'
import type { Fields } from '../../core/kinds/field.ts'
import type { Place } from '../../core/model/resource.ts'
import { removeField } from '../../core/operations/remove-field.ts'
import { setField } from '../../core/operations/set-field.ts'
import type { Json } from '../../core/yaml/source-document.ts'
import { Button } from '../ui/Button.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'
import { FieldHelp } from './FieldRow.tsx'
import { commonTlsFields, labelOf, sectionsOf, serverTlsFields } from './field-layout.ts'
import styles from './form.module.css'
import { type FieldEditorProps, useForm } from './form-context.ts'
import { starterOf } from './starter.ts'
import { child, problemsAt, worstWithin } from './use-place.ts'

/** A nested object: its fields in a group that can be closed; where it is absent, a button that adds it. */
export function ObjectField({ place, name, field, value }: FieldEditorProps) {
  const { edit, kind, problems } = useForm()
  const [open, setOpen] = useState(true)
  const label = labelOf(name)
  if (field.is.type !== 'object') return null
  if (value === undefined && !field.required)
    return (
      <div className={styles.absent}>
        <Button
          size="s"
          variant="ghost"
          icon={<Plus />}
          aria-label={`Add ${label}`}
          onClick={() => edit(setField(place, starterOf(kind, place.path, [])))}
        >
          {label}
        </Button>
        <FieldHelp name={name} field={field} />
        {field.default && <span className={styles.default}>Default: {field.default}</span>}
      </div>
    )

  const own = problemsAt(problems, place.path)
  const worst = worstWithin(problems, place.path)
  return (
    <section className={styles.group} aria-label={label}>
      <header className={styles.groupHead}>
        <button
          type="button"
          className={styles.groupToggle}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <ChevronRight className={styles.chevron} width={13} height={13} aria-hidden="true" />
          {label}
          {worst && !open && <SeverityIcon severity={worst} size={13} labelled />}
        </button>
        <FieldHelp name={name} field={field} />
        {value !== undefined && !field.required && (
          <Button
            className={styles.push}
            size="s"
            variant="ghost"
            aria-label={`Remove ${label}`}
            onClick={() => edit(removeField(place))}
          >
            Remove
          </Button>
        )}
      </header>
      {own.map(it => (
        <div key={it.id} className={styles.itemProblem}>
          <SeverityIcon severity={it.severity} size={12} labelled /> {it.message}
        </div>
      ))}
      {open && (
        <div className={styles.groupBody}>
          <ObjectFields place={place} fields={field.is.fields} value={value ?? {}} />
        </div>
      )}
    </section>
  )
}

export interface ObjectFieldsProps {
  place: Place
  fields: Fields
  value: Json
}

/** The fields of an object: those that are set and those people reach for first; the rest are in a menu. */
export function ObjectFields({ place, fields, value }: ObjectFieldsProps) {
  const { kind, FieldEditor } = useForm()
  // Added from the menu and still without a value: they stay on screen until the form is left.
  const [opened, setOpened] = useState<readonly string[]>([])
  const object: { [key: string]: Json } =
    typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
  const names = Object.keys(fields)
  const isTls = place.path.at(-1) === 'tls' && kind.kind === 'Gateway'
  const mode = isTls && typeof object.mode === 'string' ? object.mode : undefined
  const taken = isTls ? serverTlsFields(mode) : names
  const sections = sectionsOf(kind, place.path)
  const common = isTls
    ? commonTlsFields(mode)
    : sections
      ? sections.flatMap(it => it.fields)
      : names.filter(it => fields[it]?.required || names.length <= 6)
  const visible = names.filter(
    it =>
      Object.hasOwn(object, it) ||
      opened.includes(it) ||
      (common.includes(it) && !fields[it]?.hidden && taken.includes(it)),
  )
  const offered = names.filter(it => !visible.includes(it) && !fields[it]?.hidden && taken.includes(it))
  const unknown = Object.keys(object).filter(it => !Object.hasOwn(fields, it))
  const editor = (name: string) => {
    const field = fields[name]
    if (!field) return null
    return (
      <FieldEditor
        key={name}
        place={child(place, name)}
        name={name}
        field={field}
        value={Object.hasOwn(object, name) ? object[name] : undefined}
      />
    )
  }

  return (
    <>
      {sections
        ? sections.map(section => {
            const shown = section.fields.filter(it => visible.includes(it))
            return (
              shown.length > 0 && (
                <section
                  key={section.title}
                  className={styles.section}
                  aria-label={section.title || undefined}
                >
                  {section.title && <h3>{section.title}</h3>}
                  {shown.map(editor)}
                </section>
              )
            )
          })
        : visible.map(editor)}
      {sections && visible.filter(it => !common.includes(it)).map(editor)}
      {unknown.length > 0 && <UnknownFields place={place} names={unknown} />}
      {offered.length > 0 && (
        <Menu
          trigger={
            <Button size="s" variant="ghost" icon={<Plus />} className={styles.more}>
              More fields
            </Button>
          }
        >
          {offered.map(it => (
            <MenuItem key={it} detail={fields[it]?.doc} onSelect={() => setOpened([...opened, it])}>
              {labelOf(it)}
            </MenuItem>
          ))}
        </Menu>
      )}
    </>
  )
}

/** Keys Istio does not know. The form leaves them alone and says that they are there. */
function UnknownFields({ place, names }: { place: Place; names: readonly string[] }) {
  const { reveal } = useForm()
  return (
    <ul className={styles.unknown} aria-label="Unknown fields">
      {names.map(it => (
        <li key={it}>
          <code>{it}</code>
          <span>is not a field the form knows.</span>
          <Button
            size="s"
            variant="ghost"
            onClick={() => reveal(child(place, it))}
            aria-label={`Show ${it} in the YAML`}
          >
            Show
          </Button>
        </li>
      ))}
    </ul>
  )
}
