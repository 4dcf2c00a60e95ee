import { useState } from 'react'
import type { Field, Fields } from '../../../core/kinds/field.ts'
import type { Place } from '../../../core/model/resource.ts'
import { removeField } from '../../../core/operations/remove-field.ts'
import type { Json } from '../../../core/yaml/source-document.ts'
import { PlaceComments } from '../../review/PlaceComments.tsx'
import { Button } from '../../ui/Button.tsx'
import styles from '../form.module.css'
import { useForm } from '../form-context.ts'
import { CertificateSourceChooser } from '../gateway-api/CertificateSourceChooser.tsx'
import { RouteActionChooser } from '../gateway-api/RouteActionChooser.tsx'
import { RuleActionChooser } from '../special/RuleActionChooser.tsx'
import { ServerPurposeChooser } from '../special/ServerPurposeChooser.tsx'
import { child } from '../use-place.ts'
import { FieldAdder } from './FieldAdder.tsx'
import { FieldHelp, useHelpScope } from './FieldHelp.tsx'
import { SharedNote } from './FieldRow.tsx'
import { type Section, sectionsOf, spanOf } from './field-layout.ts'
import { labelOf } from './label-of.ts'
import { OwnProblems } from './OwnProblems.tsx'
import { shownFields } from './shown-fields.ts'
import { UnknownFields } from './UnknownFields.tsx'
import { useFieldFocus } from './use-field-focus.ts'

export interface ObjectFieldsProps {
  place: Place
  fields: Fields
  value: Json
}

/** The fields of an object: those that are set and those people reach for first; the rest are one click away. */
export function ObjectFields({ place, fields, value }: ObjectFieldsProps) {
  const { kind } = useForm()
  // Added and still without a value: they stay on screen until the form is left.
  const [opened, setOpened] = useState<readonly string[]>([])
  const { box, focusField } = useFieldFocus()
  const object: { [key: string]: Json } =
    typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
  const sections = sectionsOf(kind, place.path)
  const shown = shownFields(kind, place.path, fields, object, opened)
  const unknown = Object.keys(object).filter(it => !Object.hasOwn(fields, it))

  function show(name: string, opens: boolean) {
    if (opens) setOpened([...opened, name])
    focusField(name)
  }
  const cell = (name: string, whole = false) => (
    <FieldCell
      key={name}
      place={child(place, name)}
      field={fields[name]}
      value={Object.hasOwn(object, name) ? object[name] : undefined}
      whole={whole}
    />
  )
  const adder = (names: readonly string[]) => (
    <FieldAdder place={place} fields={fields} names={names} onAdd={show} />
  )
  const sectioned = sections?.flatMap(it => it.fields) ?? []
  const rest = shown.visible.filter(it => !sectioned.includes(it))

  return (
    <div className={styles.fieldsBox} ref={box}>
      {sections?.map((section, i) => {
        const visible = section.fields.filter(it => shown.visible.includes(it))
        const absent = section.choice ? [] : section.fields.filter(it => shown.absent.includes(it))
        if (visible.length + absent.length === 0 && !section.choice) return null
        return (
          <section
            key={section.title || section.fields[0]}
            className={styles.section}
            data-first={i === 0 || undefined}
            aria-label={section.title || undefined}
            data-begin={section.begin}
          >
            <SectionHead section={section} place={place} fields={fields} object={object} />
            {section.purpose && <ServerPurposeChooser server={place} />}
            {section.choice && <Chooser kind={kind.kind} place={place} object={object} />}
            {visible.length > 0 && (
              <div className={styles.fields}>{visible.map(it => cell(it, section.whole))}</div>
            )}
            {adder(absent)}
          </section>
        )
      })}
      {rest.length > 0 && <div className={styles.fields}>{rest.map(it => cell(it))}</div>}
      {!sections && adder(shown.absent)}
      {unknown.length > 0 && <UnknownFields place={place} names={unknown} />}
      {shown.offered.length > 0 && (
        <FieldAdder place={place} fields={fields} names={shown.offered} onAdd={show} asMenu />
      )}
    </div>
  )
}

/** What is chosen among the fields of a section. */
function Chooser({
  kind,
  place,
  object,
}: {
  kind: string
  place: Place
  object: { readonly [key: string]: Json }
}) {
  switch (kind) {
    case 'VirtualService':
      return <RuleActionChooser place={place} rule={object} />
    case 'BackendTLSPolicy':
      return <CertificateSourceChooser place={place} validation={object} />
    default:
      return <RouteActionChooser place={place} rule={object} />
  }
}

function SectionHead({
  section,
  place,
  fields,
  object,
}: {
  section: Section
  place: Place
  fields: Fields
  object: { readonly [key: string]: Json }
}) {
  const { edit } = useForm()
  const { reachable, scope } = useHelpScope()
  if (!section.title) return null
  const name = section.whole ? section.fields[0] : undefined
  const field = name === undefined ? undefined : fields[name]
  if (name === undefined || !field) return <h3>{section.title}</h3>
  const label = labelOf(name)
  return (
    <header className={styles.sectionHead} {...scope}>
      <h3>{section.title}</h3>
      <FieldHelp name={name} field={field} reachable={reachable} />
      {Object.hasOwn(object, name) && !field.required && (
        <Button
          className={styles.push}
          size="s"
          variant="ghost"
          aria-label={`Remove ${label}`}
          data-edits=""
          onClick={() => edit(removeField(child(place, name)))}
        >
          Remove
        </Button>
      )}
    </header>
  )
}

interface FieldCellProps {
  place: Place
  field: Field | undefined
  value: Json | undefined
  whole: boolean
}

function FieldCell({ place, field, value, whole }: FieldCellProps) {
  const { FieldEditor } = useForm()
  if (!field) return null
  const name = String(place.path.at(-1))
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return (
    <div
      className={styles.cell}
      data-field={name}
      data-path={JSON.stringify(place.path)}
      data-span={spanOf(place.path, field)}
    >
      {whole && field.is.type === 'object' && isObject ? (
        <>
          <SharedNote place={place} />
          <OwnProblems place={place} />
          <ObjectFields place={place} fields={field.is.fields} value={value} />
        </>
      ) : (
        <FieldEditor place={place} name={name} field={field} value={value} />
      )}
      <PlaceComments of={place} extent={hasOwnCells(field) ? 'at' : 'within'} />
    </div>
  )
}

/** Whether what lies below has places in the form of its own. */
function hasOwnCells({ is }: Field): boolean {
  return is.type === 'object' || (is.type === 'list' && is.items.type === 'object')
}
