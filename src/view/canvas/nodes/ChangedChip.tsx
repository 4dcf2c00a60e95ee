import { GitCompare } from 'lucide-react'
import styles from './ChangedChip.module.css'

/** Marks what fares otherwise than before; in words, since a colour alone says nothing. */
export function ChangedChip({ title }: { title: string }) {
  return (
    <span className={styles.changed} title={title}>
      <GitCompare aria-hidden="true" />
      changed
    </span>
  )
}
