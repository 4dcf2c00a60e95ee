import type { Field } from '../../../core/kinds/field.ts'
import { keyOf } from '../../../core/kinds/index.ts'
import type { Place } from '../../../core/model/resource.ts'
import { insertItem } from '../../../core/operations/insert-item.ts'
import { removeItem } from '../../../core/operations/remove-item.ts'
import { setField } from '../../../core/operations/set-field.ts'
import type { Json } from '../../../core/yaml/source-document.ts'
import { shownPart } from '../breadcrumbs.ts'
import { type FieldEditorProps, useForm } from '../form-context.ts'
import { AddLine } from '../lines/AddLine.tsx'
import { EditableLine } from '../lines/EditableLine.tsx'
import { EditableList } from '../lines/EditableList.tsx'
import { useNameDraft } from '../lines/use-name-draft.tsx'
import { PartList } from '../PartList.tsx'
import { singular } from '../summary.ts'
import { child, problemsWithin } from '../use-place.ts'
import { checkFor } from './check-text.ts'
import { labelOf } from './label-of.ts'
import { NewItem } from './NewItem.tsx'
import { ObjectList } from './ObjectList.tsx'
import { RawField } from './RawField.tsx'
import { ScalarInput, scalarOf } from './ScalarInput.tsx'
import { StringMatchInput } from './StringMatchField.tsx'
import { isStringMatch } from './string-match.ts'

/** A list: a line an item for scalars, a card an item for objects, a link where an item has a form of its own. */
export function ListField(props: FieldEditorProps) {
  const { kind } = useForm()
  if (props.field.is.type !== 'list') return null
  const items = props.field.is.items
  if (items.type === 'list' || items.type === 'any' || items.type === 'map') return <RawField {...props} />
  const item: Field = { is: items, doc: props.field.doc, examples: props.field.examples }
  if (items.type !== 'object' || isStringMatch(item)) return <LineList {...props} item={item} />
  const isPart = shownPart(keyOf(kind), child(props.place, 0).path).length > 0
  return isPart && props.place.path.length === 2 ? <PartList {...props} /> : <ObjectList {...props} />
}

function LineList({ item, ...props }: FieldEditorProps & { item: Field }) {
  const { edit, suggestions } = useForm()
  const { place, name, field, value } = props
  const items = Array.isArray(value) ? value : []
  const one = singular(labelOf(name))
  const offered = suggestions(child(place, items.length).path)
  return (
    <EditableList
      {...props}
      count={items.length}
      noun={labelOf(name).toLowerCase()}
      line={i => (
        <ItemLine
          place={child(place, i)}
          label={`${one} ${i + 1}`}
          item={item}
          value={items[i] ?? null}
          offered={offered}
        />
      )}
      end={({ id, describedBy }) => (
        <AddLine id={id} words={`Add ${one.toLowerCase()}`} isEmpty={items.length === 0}>
          {({ stay, ...adding }) => (
            <NewItem
              {...adding}
              id={id}
              label={`New ${one.toLowerCase()}`}
              describedBy={describedBy}
              placeholder={offered[0] ?? field.examples?.[0] ?? field.default}
              offered={[...new Set([...offered, ...(field.examples ?? [])])]}
              check={checkFor(item)}
              onAdd={text => {
                stay()
                const added = isStringMatch(item) ? { exact: text } : scalarOf(item, text)
                edit(insertItem(place, items.length, added))
              }}
            />
          )}
        </AddLine>
      )}
    />
  )
}

function ItemLine({
  place,
  label,
  item,
  value,
  offered,
}: {
  place: Place
  label: string
  item: Field
  value: Json
  offered: readonly string[]
}) {
  const { edit, problems } = useForm()
  const draft = useNameDraft(
    place,
    typed => typed,
    name => edit(setField(place, name)),
  )
  return (
    <EditableLine
      place={place}
      problems={problemsWithin(problems, place.path)}
      removal={{
        label: `Remove ${label.toLowerCase()}`,
        // While another name is typed the next thing to reach is what it is offered for.
        disabled: draft.renames,
        onClick: () => edit(removeItem(place)),
      }}
      field={faults =>
        isStringMatch(item) ? (
          <StringMatchInput
            label={label}
            value={value}
            presence
            onCommit={next => edit(setField(place, next ?? {}))}
          />
        ) : (
          <ScalarInput
            {...faults}
            label={label}
            field={item}
            value={typeof value === 'object' ? JSON.stringify(value) : value}
            suggestions={offered}
            onDraft={draft.onDraft}
            onCommit={text => edit(text === undefined ? removeItem(place) : setField(place, text))}
          />
        )
      }
    >
      {draft.offer}
    </EditableLine>
  )
}
