import { GitCompare } from 'lucide-react'
import styles from './ChangedChip.module.css'

/** Marks a rule or destination whose traffic changed; in words, since a colour alone says nothing. */
export function ChangedChip({ title }: { title: string }) {
  return (
    <span className={styles.changed} title={title}>
      <GitCompare aria-hidden="true" />
      changed
    </span>
  )
}
