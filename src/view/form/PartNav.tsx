import { ChevronDown, ChevronLeft, ChevronRight, Plus } from 'lucide-react'
import type { Kind } from '../../core/kinds/field.ts'
import { fieldAt } from '../../core/kinds/index.ts'
import type { Place, Resource } from '../../core/model/resource.ts'
import type { Operation } from '../../core/operations/operation.ts'
import { type Path, valueAt } from '../../core/yaml/path.ts'
import type { Json } from '../../core/yaml/source-document.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { additionOf } from './adding/addition.ts'
import { partName } from './breadcrumbs.ts'
import { lowerFirst } from './fields/ObjectList.tsx'
import styles from './form.module.css'
import { detailOf, summaryOf } from './summary.ts'

export interface PartNavProps {
  kind: Kind | undefined
  resource: Resource
  part: Path
  onOpen: (place: Place) => void
  edit: (operation: Operation) => void
}

/** The way from a part back to its resource, to the parts beside it, and to any of them. */
export function PartNav({ kind, resource, part, onOpen, edit }: PartNavProps) {
  const list = part.slice(0, -1)
  const index = Number(part.at(-1))
  const siblings = valueAt(resource.value, list)
  const items: readonly Json[] = Array.isArray(siblings) ? siblings : []
  const one = partName(list)
  const field = kind && fieldAt(kind, list)
  const go = (to: number) => onOpen({ resource: resource.id, path: [...list, to] })
  return (
    <nav className={styles.crumbs} aria-label="Part of the resource">
      <button
        type="button"
        className={styles.crumb}
        onClick={() => onOpen({ resource: resource.id, path: [] })}
      >
        {resource.name || 'unnamed'}
      </button>
      <span aria-hidden="true">›</span>
      <Menu
        trigger={
          <Button size="s" variant="ghost" className={styles.partMenu} aria-current="location">
            {one} {index + 1}
            {items.length > 1 && <span className={styles.count}>of {items.length}</span>}
            <ChevronDown width={13} height={13} aria-hidden="true" />
          </Button>
        }
      >
        {items.map((_it, i) => {
          const path = [...list, i]
          const value = items[i] ?? null
          return (
            <MenuItem
              key={i}
              role="menuitemradio"
              checked={i === index}
              detail={kind && detailOf(kind, path, value)}
              onSelect={() => go(i)}
            >
              {i + 1} {(kind && summaryOf(kind, path, value)) || one}
            </MenuItem>
          )
        })}
      </Menu>
      <span className={styles.steps}>
        {items.length > 1 && (
          <>
            <IconButton
              size="s"
              icon={<ChevronLeft />}
              label={`Previous ${lowerFirst(one)}`}
              disabled={index <= 0}
              onClick={() => go(index - 1)}
            />
            <IconButton
              size="s"
              icon={<ChevronRight />}
              label={`Next ${lowerFirst(one)}`}
              disabled={index >= items.length - 1}
              onClick={() => go(index + 1)}
            />
          </>
        )}
        {kind && field && (
          <IconButton
            size="s"
            icon={<Plus />}
            data-edits=""
            label={`Add ${lowerFirst(one)}`}
            onClick={() => edit(additionOf(kind, resource, { resource: resource.id, path: list }, field))}
          />
        )}
      </span>
    </nav>
  )
}
