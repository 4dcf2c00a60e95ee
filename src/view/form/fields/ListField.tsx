import { Plus, Trash2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Field } from '../../../core/kinds/field.ts'
import { insertItem } from '../../../core/operations/insert-item.ts'
import { removeItem } from '../../../core/operations/remove-item.ts'
import { setField } from '../../../core/operations/set-field.ts'
import type { Json } from '../../../core/yaml/source-document.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { shownPart } from '../breadcrumbs.ts'
import { Following } from '../following/Following.tsx'
import { renamingOf } from '../following/renaming.ts'
import { type FieldEditorProps, useForm } from '../form-context.ts'
import inputs from '../inputs/inputs.module.css'
import { PartList } from '../PartList.tsx'
import { singular } from '../summary.ts'
import { child, problemsWithin } from '../use-place.ts'
import { checkFor } from './check-text.ts'
import { FieldProblems } from './FieldProblems.tsx'
import { FieldRow } from './FieldRow.tsx'
import { labelOf } from './field-layout.ts'
import { NewItem } from './NewItem.tsx'
import { ObjectList } from './ObjectList.tsx'
import { RawField } from './RawField.tsx'
import { ScalarInput, scalarOf } from './ScalarField.tsx'
import { StringMatchInput } from './StringMatchField.tsx'
import { isStringMatch } from './string-match.ts'

/** A list: a line an item for scalars, a card an item for objects, a link where an item has a form of its own. */
export function ListField(props: FieldEditorProps) {
  const { kind } = useForm()
  if (props.field.is.type !== 'list') return null
  const items = props.field.is.items
  if (items.type === 'list' || items.type === 'any' || items.type === 'map') return <RawField {...props} />
  if (items.type !== 'object' || isStringMatch({ is: items, doc: '' })) return <LineList {...props} />
  const isPart = shownPart(kind.kind, child(props.place, 0).path).length > 0
  return isPart && props.place.path.length === 2 ? <PartList {...props} /> : <ObjectList {...props} />
}

function itemsOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : []
}

function LineList({ place, name, field, value }: FieldEditorProps) {
  const { edit, problems, suggestions, kind } = useForm()
  const [adding, setAdding] = useState(false)
  const [draft, setDraft] = useState<{ index: number; text: string } | undefined>()
  const renaming = useMemo(() => {
    const at = draft && child(place, draft.index)
    const found = at && renamingOf(kind.kind, at, draft.text)
    return found && { ...found, place: at }
  }, [kind.kind, place, draft])
  if (field.is.type !== 'list') return null
  const item: Field = { is: field.is.items, doc: field.doc, examples: field.examples }
  const items = itemsOf(value)
  const label = labelOf(name)
  const one = singular(label)
  const offered = suggestions(child(place, items.length).path)
  const matches = isStringMatch(item)
  const within = (i: number) => problemsWithin(problems, child(place, i).path)
  const add = (text: string) => {
    // The empty line stays for the next one, until it is left.
    setAdding(true)
    edit(insertItem(place, items.length, matches ? { exact: text } : scalarOf(item, text)))
  }

  return (
    <FieldRow
      place={place}
      name={name}
      field={field}
      present={value !== undefined}
      group
      control={({ id, describedBy }) => (
        <div className={inputs.rows}>
          {items.map((entry, i) => (
            <div key={i} data-path={JSON.stringify(child(place, i).path)}>
              <div className={inputs.line}>
                {matches ? (
                  <StringMatchInput
                    label={`${one} ${i + 1}`}
                    value={entry}
                    presence
                    onCommit={next => edit(setField(child(place, i), next ?? {}))}
                  />
                ) : (
                  <ScalarInput
                    label={`${one} ${i + 1}`}
                    field={item}
                    value={typeof entry === 'object' ? JSON.stringify(entry) : entry}
                    suggestions={offered}
                    describedBy={within(i).length ? `${id}-${i}` : undefined}
                    invalid={within(i).some(it => it.severity === 'error')}
                    onDraft={text => setDraft(text ? { index: i, text } : undefined)}
                    onCommit={text =>
                      edit(text === undefined ? removeItem(child(place, i)) : setField(child(place, i), text))
                    }
                  />
                )}
                <IconButton
                  size="s"
                  icon={<Trash2 />}
                  label={`Remove ${one.toLowerCase()} ${i + 1}`}
                  // While another name is typed the next thing to reach is what it is offered for.
                  disabled={draft?.index === i && renaming !== undefined}
                  onClick={() => edit(removeItem(child(place, i)))}
                />
              </div>
              {draft?.index === i && renaming && (
                <Following
                  operation={renaming.operation}
                  place={renaming.place}
                  onApply={() => {
                    edit(renaming.operation)
                    setDraft(undefined)
                  }}
                  onLeave={() => {
                    edit(setField(renaming.place, draft.text))
                    setDraft(undefined)
                  }}
                />
              )}
              <FieldProblems id={`${id}-${i}`} problems={within(i)} />
            </div>
          ))}
          {adding || items.length === 0 ? (
            <NewItem
              id={id}
              label={`New ${one.toLowerCase()}`}
              describedBy={describedBy}
              placeholder={offered[0] ?? field.examples?.[0] ?? field.default}
              offered={[...new Set([...offered, ...(field.examples ?? [])])]}
              autoFocus={adding}
              onAdd={add}
              check={checkFor(item)}
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
