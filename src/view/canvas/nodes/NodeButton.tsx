import type { ReactElement } from 'react'
import styles from './node.module.css'

/** A small button on a box. What it does is heard at the canvas's root, by `data-action` and the item it stands on. */
export function NodeButton({
  label,
  action,
  icon,
  pressed,
}: {
  label: string
  action: 'add' | 'menu' | 'fold' | 'pin'
  icon: ReactElement
  /** For what is on or off. */
  pressed?: boolean
}) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={label}
      aria-pressed={pressed}
      title={label}
      data-action={action}
      data-edits={action === 'add' ? '' : undefined}
      className={`${styles.button} nodrag nopan`}
    >
      {icon}
    </button>
  )
}
