import { ArrowDown, ArrowUp, ChevronRight, Plus, Trash2 } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import type { Field } from '../../../core/kinds/field.ts'
import type { Place } from '../../../core/model/resource.ts'
import { moveItem } from '../../../core/operations/move-item.ts'
import { removeItem } from '../../../core/operations/remove-item.ts'
import { isWithin, type Path } from '../../../core/yaml/path.ts'
import type { Json } from '../../../core/yaml/source-document.ts'
import { useEditable } from '../../editable.tsx'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { SeverityIcon } from '../../ui/SeverityIcon.tsx'
import { additionOf } from '../adding/addition.ts'
import { CanarySection } from '../canary/CanarySection.tsx'
import styles from '../form.module.css'
import { type FieldEditorProps, useForm } from '../form-context.ts'
import { Windowed } from '../lines/Windowed.tsx'
import { WeightsEditor } from '../special/WeightsEditor.tsx'
import { singular, summaryOf } from '../summary.ts'
import { child, problemsAt, worstWithin } from '../use-place.ts'
import { FieldHelp, HelpDescription, useHelpScope } from './FieldHelp.tsx'
import { FieldProblems } from './FieldProblems.tsx'
import { ResetButton, SharedNote } from './FieldRow.tsx'
import { labelOf } from './label-of.ts'
import { ObjectFields } from './ObjectFields.tsx'

/** A list of objects: a card an item, which opens to its fields. */
export function ObjectList({ place, name, field, value }: FieldEditorProps) {
  const isEditable = useEditable()
  const { selected } = useForm()
  const items = Array.isArray(value) ? value : []
  return (
    <section className={styles.list} aria-label={labelOf(name)}>
      <ListHead place={place} name={name} field={field} items={items} present={value !== undefined} />
      {(name === 'route' || name === 'backendRefs') && items.length > 1 && isEditable && (
        <WeightsEditor place={place} items={items} />
      )}
      {(name === 'route' || name === 'backendRefs') && items.length > 0 && (
        <CanarySection rule={{ resource: place.resource, path: place.path.slice(0, -1) }} />
      )}
      <Windowed count={items.length} noun={labelOf(name).toLowerCase()} shows={selectedIn(place, selected)}>
        {i => (
          <ItemCard
            list={place}
            index={i}
            count={items.length}
            one={singular(labelOf(name))}
            field={field}
            value={items[i] ?? null}
          />
        )}
      </Windowed>
    </section>
  )
}

/** The item of a list that holds what is selected. */
function selectedIn({ path }: Place, selected: Path): number | undefined {
  const index = isWithin(selected, path) ? selected[path.length] : undefined
  return typeof index === 'number' ? index : undefined
}

/** What a list is, how long it is, what is wrong with it, and a button for one more. */
export function ListHead({
  place,
  name,
  field,
  items,
  present,
  adder,
}: Omit<FieldEditorProps, 'value'> & {
  items: readonly Json[]
  present: boolean
  /** In place of the button that adds one more. */
  adder?: ReactNode
}) {
  const { edit, kind, problems, resource } = useForm()
  const { reachable, scope } = useHelpScope()
  const id = useId()
  const label = labelOf(name)
  const isFull = field.is.type === 'list' && items.length >= (field.is.maxItems ?? Number.POSITIVE_INFINITY)
  return (
    <>
      <header className={styles.listHead} {...scope}>
        <h4>{label}</h4>
        <span className={styles.count}>{items.length || ''}</span>
        <FieldHelp name={name} field={field} reachable={reachable} />
        <HelpDescription id={`${id}-help`} field={field} />
        {present && !field.required && (
          <ResetButton place={place} label={label} field={field} reachable={reachable} />
        )}
        {adder === undefined && !isFull ? (
          <Button
            className={styles.push}
            size="s"
            variant="ghost"
            icon={<Plus />}
            aria-label={`Add ${lowerFirst(singular(label))}`}
            aria-describedby={`${id}-help`}
            data-adds=""
            data-edits=""
            onClick={() => edit(additionOf(kind, resource, place, field))}
          >
            Add
          </Button>
        ) : (
          adder
        )}
      </header>
      <SharedNote place={place} />
      <FieldProblems problems={problemsAt(problems, place.path)} />
    </>
  )
}

/** `Server` in a sentence is `server`, `HTTP rule` stays. */
export function lowerFirst(label: string): string {
  return /^[A-Z]{2}/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1)
}

interface ItemCardProps {
  list: Place
  index: number
  count: number
  one: string
  field: Field
  value: Json
}

/** One object of a list, which opens to its fields. */
export function ItemCard({ list, index, count, one, field, value }: ItemCardProps) {
  const { edit, problems, kind, selected } = useForm()
  const place = child(list, index)
  const holdsSelected = isWithin(selected, place.path)
  const [toggled, setOpen] = useState<boolean | undefined>()
  const open = toggled ?? (count === 1 || holdsSelected)
  const worst = worstWithin(problems, place.path)
  const title = summaryOf(kind, place.path, value) || `${one} ${index + 1}`
  const called = `${lowerFirst(one)} ${index + 1}`
  if (field.is.type !== 'list' || field.is.items.type !== 'object') return null
  return (
    <div className={styles.card} data-path={JSON.stringify(place.path)}>
      <div className={styles.cardHead}>
        <button
          type="button"
          className={styles.cardToggle}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          aria-label={`${one} ${index + 1}: ${title}`}
        >
          <ChevronRight className={styles.chevron} width={14} height={14} aria-hidden="true" />
          <span className={styles.ordinal}>{index + 1}</span>
          <span className={styles.cardTitle}>{title}</span>
          {worst && <SeverityIcon severity={worst} size={13} labelled />}
        </button>
        {count > 1 && (
          <>
            <IconButton
              size="s"
              icon={<ArrowUp />}
              label={`Move ${called} up`}
              data-edits=""
              disabled={index === 0}
              onClick={() => edit(moveItem(list, index, index - 1))}
            />
            <IconButton
              size="s"
              icon={<ArrowDown />}
              label={`Move ${called} down`}
              data-edits=""
              disabled={index === count - 1}
              onClick={() => edit(moveItem(list, index, index + 1))}
            />
          </>
        )}
        <IconButton
          size="s"
          icon={<Trash2 />}
          label={`Delete ${called}`}
          data-edits=""
          onClick={() => edit(removeItem(place))}
        />
      </div>
      {open && (
        <div className={styles.cardBody}>
          <SharedNote place={place} />
          <FieldProblems problems={problemsAt(problems, place.path)} />
          <ObjectFields place={place} fields={field.is.items.fields} value={value} />
        </div>
      )}
    </div>
  )
}
