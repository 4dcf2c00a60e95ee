import type { ReactElement } from 'react'
import styles from './node.module.css'

/** A small button on a box. What it does is heard at the canvas's root, by `data-action` and the item it stands on. */
export function NodeButton({
  label,
  action,
  icon,
}: {
  label: string
  action: 'add' | 'menu' | 'fold'
  icon: ReactElement
}) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={label}
      title={label}
      data-action={action}
      className={`${styles.button} nodrag nopan`}
    >
      {icon}
    </button>
  )
}
