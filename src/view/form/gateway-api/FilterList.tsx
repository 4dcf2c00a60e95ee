import { Plus } from 'lucide-react'
import { patternOf } from '../../../core/kinds/pattern-of.ts'
import { filterMembers, freeFilterTypes } from '../../../core/operations/filter-members.ts'
import { filterStarter } from '../../../core/operations/filter-starter.ts'
import { insertItem } from '../../../core/operations/insert-item.ts'
import { valueAt } from '../../../core/yaml/path.ts'
import { Button } from '../../ui/Button.tsx'
import { ItemCard, ListHead } from '../fields/ObjectList.tsx'
import styles from '../form.module.css'
import { type FieldEditorProps, useForm } from '../form-context.ts'
import { filterWords } from './filter-words.ts'

/** What a rule or a backend does to requests on their way: a card a filter, and a button for each that it may get. */
export function FilterList({ place, name, field, value }: FieldEditorProps) {
  const { edit, kind, resource } = useForm()
  const items = Array.isArray(value) ? value : []
  const isOfRule = /:spec\.rules\.\*\.filters$/.test(patternOf(kind, place.path))
  const types = items.map(it => valueAt(it, ['type']))
  const rule = valueAt(resource.value, place.path.slice(0, 3))
  const offered = freeFilterTypes(isOfRule ? typesOf(kind.kind) : headerTypes, types)
  return (
    <section className={styles.list} aria-label="Filters">
      <ListHead
        place={place}
        name={name}
        field={field}
        items={items}
        present={value !== undefined}
        adder={null}
      />
      {items.map((it, i) =>
        // A redirect is what the rule does: its fields stand there.
        isOfRule && types[i] === 'RequestRedirect' ? null : (
          <ItemCard
            key={i}
            list={place}
            index={i}
            count={items.length}
            one="Filter"
            field={field}
            value={it}
          />
        ),
      )}
      <div className={styles.chips} data-edits="">
        {offered.map(type => (
          <Button
            key={type}
            className={styles.chip}
            size="s"
            icon={<Plus />}
            aria-label={`Add ${filterWords(type)}`}
            title={type}
            onClick={() => {
              const member = filterStarter(kind, type, rule, resource.value)
              edit(insertItem(place, items.length, { type, [filterMembers[type]!.member]: member }))
            }}
          >
            {filterWords(type)}
          </Button>
        ))}
      </div>
    </section>
  )
}

const headerTypes = ['RequestHeaderModifier', 'ResponseHeaderModifier']

/** What Istio does for a rule, but for a redirect, which is chosen as the rule's action. */
function typesOf(kind: string): readonly string[] {
  if (kind === 'GRPCRoute') return [...headerTypes, 'RequestMirror']
  return ['URLRewrite', ...headerTypes, 'RequestMirror', 'CORS']
}
