import { Plus } from 'lucide-react'
import type { Field, Fields } from '../../../core/kinds/field.ts'
import type { Place } from '../../../core/model/resource.ts'
import { WithCode } from '../../problems/WithCode.tsx'
import { Button } from '../../ui/Button.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { additionOf, isWrittenAtOnce } from '../adding/addition.ts'
import styles from '../form.module.css'
import { useForm } from '../form-context.ts'
import { child } from '../use-place.ts'
import { HelpText } from './FieldHelp.tsx'
import { labelOf } from './label-of.ts'

export interface FieldAdderProps {
  place: Place
  fields: Fields
  names: readonly string[]
  /** Told after a field was added; `opens` where nothing was written, and only an empty editor is to be shown. */
  onAdd: (name: string, opens: boolean) => void
  /** One menu of all, in place of a button each. */
  asMenu?: boolean
}

/** Adds fields that are not there. An object begins with something that is valid; anything else waits for its value. */
export function FieldAdder({ place, fields, names, onAdd, asMenu }: FieldAdderProps) {
  const { edit, kind, resource } = useForm()
  if (names.length === 0) return null

  function add(name: string, field: Field) {
    const writes = isWrittenAtOnce(field)
    if (writes) edit(additionOf(kind, resource, child(place, name), field))
    onAdd(name, !writes)
  }

  if (asMenu)
    return (
      <Menu
        trigger={
          <Button size="s" variant="ghost" icon={<Plus />} className={styles.more} data-edits="">
            {moreOf(place)}
          </Button>
        }
      >
        {names.map(name => {
          const field = fields[name]
          return (
            field && (
              <MenuItem key={name} detail={<WithCode text={field.doc} />} onSelect={() => add(name, field)}>
                {labelOf(name)}
              </MenuItem>
            )
          )
        })}
      </Menu>
    )

  const only = names.length === 1 ? fields[names[0]!] : undefined
  return (
    <div className={styles.chips} data-edits="">
      {names.map(name => {
        const field = fields[name]
        if (!field) return null
        return (
          <Tooltip key={name} side="top" content={<HelpText name={name} field={field} />}>
            <Button
              className={styles.chip}
              size="s"
              icon={<Plus />}
              aria-label={`Add ${labelOf(name)}`}
              onClick={() => add(name, field)}
            >
              {labelOf(name)}
            </Button>
          </Tooltip>
        )
      })}
      {only?.default && (
        <span className={styles.default}>
          Default: <WithCode text={only.default} />
        </span>
      )}
    </div>
  )
}

/** Names the object where its menu may stand right beside that of what it belongs to. */
function moreOf({ path }: Place): string {
  const last = path.at(-1)
  return typeof last === 'string' && last !== 'spec' ? `More fields of ${labelOf(last)}` : 'More fields'
}
