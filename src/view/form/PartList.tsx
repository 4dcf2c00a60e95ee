import { ArrowDown, ArrowUp, ChevronRight, EllipsisVertical, Trash2 } from 'lucide-react'
import type { Place } from '../../core/model/resource.ts'
import { moveItem } from '../../core/operations/move-item.ts'
import { removeItem } from '../../core/operations/remove-item.ts'
import type { Json } from '../../core/yaml/source-document.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem, MenuSeparator } from '../ui/Menu.tsx'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'
import { partName } from './breadcrumbs.ts'
import { labelOf } from './fields/label-of.ts'
import { ListHead, lowerFirst } from './fields/ObjectList.tsx'
import styles from './form.module.css'
import { type FieldEditorProps, useForm } from './form-context.ts'
import { Windowed } from './lines/Windowed.tsx'
import { detailOf, summaryOf } from './summary.ts'
import { child, worstWithin } from './use-place.ts'

/** The servers, rules, subsets of a resource: a row each that leads to its own form. */
export function PartList({ place, name, field, value }: FieldEditorProps) {
  const items = Array.isArray(value) ? value : []
  return (
    <section className={styles.list} aria-label={labelOf(name)}>
      <ListHead place={place} name={name} field={field} items={items} present={value !== undefined} />
      {items.length > 0 && (
        <ul className={styles.parts}>
          <Windowed count={items.length} noun={labelOf(name).toLowerCase()} as="li">
            {i => <PartRow list={place} index={i} count={items.length} value={items[i] ?? null} />}
          </Windowed>
        </ul>
      )}
    </section>
  )
}

interface PartRowProps {
  list: Place
  index: number
  count: number
  value: Json
}

function PartRow({ list, index, count, value }: PartRowProps) {
  const { edit, open, problems, kind } = useForm()
  const place = child(list, index)
  const one = partName(list.path)
  const title = summaryOf(kind, place.path, value) || `${one} ${index + 1}`
  const detail = detailOf(kind, place.path, value)
  const worst = worstWithin(problems, place.path)
  const called = `${lowerFirst(one)} ${index + 1}`
  return (
    <li className={styles.part} data-part={JSON.stringify(place.path)}>
      <button
        type="button"
        className={styles.cardToggle}
        aria-label={`Open ${called}: ${title}${detail && `, ${detail}`}`}
        onClick={() => open(place)}
      >
        <span className={styles.ordinal}>{index + 1}</span>
        <span className={styles.partText}>
          <span className={styles.cardTitle}>{title}</span>
          {detail && <span className={styles.detail}>{detail}</span>}
        </span>
        {worst && <SeverityIcon severity={worst} size={13} labelled />}
        <ChevronRight className={styles.chevron} width={14} height={14} aria-hidden="true" />
      </button>
      <Menu
        align="end"
        trigger={
          <IconButton size="s" icon={<EllipsisVertical />} label={`Actions of ${called}`} data-edits="" />
        }
      >
        <MenuItem
          icon={<ArrowUp />}
          disabled={index === 0}
          onSelect={() => edit(moveItem(list, index, index - 1))}
        >
          Move up
        </MenuItem>
        <MenuItem
          icon={<ArrowDown />}
          disabled={index === count - 1}
          onSelect={() => edit(moveItem(list, index, index + 1))}
        >
          Move down
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<Trash2 />} danger onSelect={() => edit(removeItem(place))}>
          Delete {called}
        </MenuItem>
      </Menu>
    </li>
  )
}
