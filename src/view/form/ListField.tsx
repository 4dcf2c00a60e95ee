import { ArrowDown, ArrowUp, ChevronRight, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Field } from '../../core/kinds/field.ts'
import type { Place } from '../../core/model/resource.ts'
import { insertItem } from '../../core/operations/insert-item.ts'
import { moveItem } from '../../core/operations/move-item.ts'
import { removeItem } from '../../core/operations/remove-item.ts'
import { setField } from '../../core/operations/set-field.ts'
import type { Json } from '../../core/yaml/source-document.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'
import { FieldHelp, FieldRow } from './FieldRow.tsx'
import { labelOf } from './field-layout.ts'
import styles from './form.module.css'
import { type FieldEditorProps, useForm } from './form-context.ts'
import { CommitInput } from './inputs/CommitInput.tsx'
import inputs from './inputs/inputs.module.css'
import { ObjectFields } from './ObjectField.tsx'
import { RawField } from './RawField.tsx'
import { ScalarInput } from './ScalarField.tsx'
import { starterOf } from './starter.ts'
import { singular, summaryOf } from './summary.ts'
import { child, problemsAt, worstWithin } from './use-place.ts'
import { WeightsEditor } from './WeightsEditor.tsx'

/** A list: a line an item for scalars, a card an item for objects. */
export function ListField(props: FieldEditorProps) {
  if (props.field.is.type !== 'list') return null
  const items = props.field.is.items
  if (items.type === 'list' || items.type === 'any') return <RawField {...props} />
  return items.type === 'object' || items.type === 'map' ? (
    <ObjectList {...props} />
  ) : (
    <ScalarList {...props} />
  )
}

function itemsOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : []
}

function ScalarList({ place, name, field, value }: FieldEditorProps) {
  const { edit, problems, suggestions } = useForm()
  const [adding, setAdding] = useState(false)
  if (field.is.type !== 'list') return null
  const item: Field = { is: field.is.items, doc: field.doc, examples: field.examples }
  const items = itemsOf(value)
  const label = labelOf(name)
  const one = singular(label)
  const offered = suggestions(child(place, items.length).path)
  const next = (text: string) => edit(insertItem(place, items.length, text))

  return (
    <FieldRow
      place={place}
      name={name}
      field={field}
      present={value !== undefined}
      control={({ id }) => (
        <div className={inputs.rows}>
          {items.map((entry, i) => (
            <div key={i}>
              <div className={inputs.line}>
                <ScalarInput
                  label={`${one} ${i + 1}`}
                  field={item}
                  value={typeof entry === 'object' ? JSON.stringify(entry) : entry}
                  suggestions={offered}
                  invalid={problemsAt(problems, child(place, i).path).some(it => it.severity === 'error')}
                  onCommit={text =>
                    edit(text === undefined ? removeItem(child(place, i)) : setField(child(place, i), text))
                  }
                />
                <IconButton
                  size="s"
                  icon={<Trash2 />}
                  label={`Remove ${one.toLowerCase()} ${i + 1}`}
                  onClick={() => edit(removeItem(child(place, i)))}
                />
              </div>
              {problemsAt(problems, child(place, i).path).map(it => (
                <div key={it.id} className={styles.itemProblem}>
                  <SeverityIcon severity={it.severity} size={12} labelled /> {it.message}
                </div>
              ))}
            </div>
          ))}
          {adding || items.length === 0 ? (
            <NewItem
              id={id}
              label={`New ${one.toLowerCase()}`}
              placeholder={offered[0] ?? field.examples?.[0] ?? field.default}
              offered={[...new Set([...offered, ...(field.examples ?? [])])]}
              autoFocus={adding}
              onAdd={next}
              onLeave={() => setAdding(false)}
            />
          ) : (
            <Button
              id={id}
              className={inputs.add}
              size="s"
              variant="ghost"
              icon={<Plus />}
              onClick={() => setAdding(true)}
            >
              Add {one.toLowerCase()}
            </Button>
          )}
        </div>
      )}
    />
  )
}

interface NewItemProps {
  id: string
  label: string
  placeholder: string | undefined
  offered: readonly string[]
  autoFocus: boolean
  onAdd: (text: string) => void
  onLeave: () => void
}

function NewItem({ id, label, placeholder, offered, autoFocus, onAdd, onLeave }: NewItemProps) {
  return (
    <>
      <CommitInput
        id={id}
        aria-label={label}
        mono
        autoFocus={autoFocus}
        value=""
        placeholder={placeholder}
        list={offered.length ? `${id}-offered` : undefined}
        onBlurCapture={onLeave}
        onCommit={text => text !== '' && onAdd(text)}
      />
      {offered.length > 0 && (
        <datalist id={`${id}-offered`}>
          {offered.map(it => (
            <option key={it} value={it} />
          ))}
        </datalist>
      )}
    </>
  )
}

function ObjectList({ place, name, field, value }: FieldEditorProps) {
  const { edit, kind } = useForm()
  if (field.is.type !== 'list') return null
  const items = itemsOf(value)
  const label = labelOf(name)
  const one = singular(label)
  return (
    <section className={styles.list} aria-label={label}>
      <header className={styles.listHead}>
        <h4>{label}</h4>
        <span className={styles.count}>{items.length || ''}</span>
        <FieldHelp name={name} field={field} />
        <Button
          className={styles.push}
          size="s"
          variant="ghost"
          icon={<Plus />}
          aria-label={`Add ${one.toLowerCase()}`}
          onClick={() => edit(insertItem(place, items.length, starterOf(kind, place.path, items)))}
        >
          Add
        </Button>
      </header>
      {name === 'route' && items.length > 1 && <WeightsEditor place={place} items={items} />}
      {items.map((_item, i) => (
        <ItemCard
          key={i}
          list={place}
          index={i}
          count={items.length}
          one={one}
          field={field}
          value={items[i] ?? null}
        />
      ))}
    </section>
  )
}

interface ItemCardProps {
  list: Place
  index: number
  count: number
  one: string
  field: Field
  value: Json
}

function ItemCard({ list, index, count, one, field, value }: ItemCardProps) {
  const { edit, problems, kind } = useForm()
  const [open, setOpen] = useState(count === 1)
  const place = child(list, index)
  const worst = worstWithin(problems, place.path)
  const title = summaryOf(kind, place.path, value) || `${one} ${index + 1}`
  if (field.is.type !== 'list' || field.is.items.type !== 'object') return null
  return (
    <div className={styles.card}>
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
        <IconButton
          size="s"
          icon={<ArrowUp />}
          label={`Move ${one.toLowerCase()} ${index + 1} up`}
          disabled={index === 0}
          onClick={() => edit(moveItem(list, index, index - 1))}
        />
        <IconButton
          size="s"
          icon={<ArrowDown />}
          label={`Move ${one.toLowerCase()} ${index + 1} down`}
          disabled={index === count - 1}
          onClick={() => edit(moveItem(list, index, index + 1))}
        />
        <IconButton
          size="s"
          icon={<Trash2 />}
          label={`Delete ${one.toLowerCase()} ${index + 1}`}
          onClick={() => edit(removeItem(place))}
        />
      </div>
      {open && (
        <div className={styles.cardBody}>
          <ObjectFields place={place} fields={field.is.items.fields} value={value} />
        </div>
      )}
    </div>
  )
}
