import { useStore } from 'zustand'
import { Button } from '../ui/Button.tsx'
import styles from './ImportProgress.module.css'
import { importStore } from './import-store.ts'

/** While files are read: how far that is, and a way to put an end to it. */
export function ImportProgress() {
  const reading = useStore(importStore, it => it.reading)
  if (!reading) return null
  const { progress, cancel } = reading
  const { done, total } = progress
  return (
    <section className={styles.panel} aria-label="Reading files">
      <label className={styles.what}>
        Reading files
        <progress className={styles.bar} value={done} max={Math.max(total, 1)} />
      </label>
      <span className={styles.count}>
        {done.toLocaleString('en')} of {total.toLocaleString('en')}
      </span>
      <Button size="s" onClick={cancel}>
        Cancel
      </Button>
    </section>
  )
}
