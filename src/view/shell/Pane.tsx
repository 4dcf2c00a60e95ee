import type { ReactNode } from 'react'
import { classNames } from '../ui/class-names.ts'
import styles from './Pane.module.css'

/** A region of the screen with a name; `name` is how other panes find it (`[data-pane="inspector"]`). */
export function Pane({
  name,
  label,
  className,
  children,
}: {
  name: string
  label: string
  className?: string
  children: ReactNode
}) {
  return (
    <section className={classNames(styles.pane, className)} data-pane={name} aria-label={label}>
      {children}
    </section>
  )
}
