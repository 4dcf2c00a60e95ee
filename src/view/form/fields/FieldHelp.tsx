import { CircleHelp } from 'lucide-react'
import { type FocusEvent, type KeyboardEvent, useRef, useState } from 'react'
import type { Field } from '../../../core/kinds/field.ts'
import { explainKey } from '../../keys/pane-keys.ts'
import { isPressed } from '../../keys/shortcut.ts'
import { Popover } from '../../ui/Popover.tsx'
import styles from './FieldRow.module.css'
import { labelOf } from './label-of.ts'

export interface FieldHelpProps {
  name: string
  field: Field
  label?: string
  /** Whether the tab key stops here: it does while the keyboard is at the field, and else goes from field to field. */
  reachable: boolean
}

/** The sentence a field is explained by, its default, and since when there is one; on a button, or by F1 in the field. */
export function FieldHelp({ name, field, label = labelOf(name), reachable }: FieldHelpProps) {
  const before = useRef<HTMLElement>(null)
  return (
    <Popover
      side="top"
      openOnHover
      title={label}
      finalFocus={before}
      onOpenChange={open => {
        if (open) before.current = document.activeElement as HTMLElement | null
      }}
      trigger={
        <button
          type="button"
          className={styles.helpButton}
          data-help=""
          tabIndex={reachable ? 0 : -1}
          aria-label={`About ${label}`}
        >
          <CircleHelp width={12} height={12} aria-hidden="true" />
        </button>
      }
    >
      <HelpText name={name} field={field} />
    </Popover>
  )
}

export function HelpText({ name, field }: { name: string; field: Field }) {
  return (
    <span className={styles.help}>
      <code>{name}</code>
      {helpLines(field).map(it => (
        <span key={it}>{it}</span>
      ))}
    </span>
  )
}

/** The same, for assistive technology, which reads it after the name of what it describes. */
export function HelpDescription({ id, field }: { id: string; field: Field }) {
  return (
    <span id={id} hidden>
      {helpLines(field).join(' ')}
    </span>
  )
}

function helpLines(field: Field): string[] {
  return [
    field.doc,
    field.default && `Default: ${field.default}.`,
    field.deprecated && `Deprecated: ${field.deprecated}`,
    field.since && !field.since.startsWith('≤') && `Since Istio ${field.since}.`,
  ].filter(it => typeof it === 'string' && it !== '') as string[]
}

/** Marks what a help is about, and knows whether the keyboard is in it. */
export function useHelpScope() {
  const [reachable, setReachable] = useState(false)
  return {
    reachable,
    scope: {
      'data-help-scope': '',
      onFocus: () => setReachable(true),
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => {
        if (!currentTarget.contains(relatedTarget)) setReachable(false)
      },
    },
  }
}

/** F1 opens the help of the field that has the keyboard. */
export function openHelp(event: KeyboardEvent<HTMLElement>): void {
  if (!isPressed(event, explainKey) || !(event.target instanceof Element)) return
  const help = event.target.closest('[data-help-scope]')?.querySelector<HTMLElement>('[data-help]')
  if (!help) return
  event.preventDefault()
  help.click()
}
