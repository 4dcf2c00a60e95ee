import { type ReactNode, useId } from 'react'
import styles from './Gallery.module.css'

/** One part under its name, in its variants. */
export function Specimen({ name, children }: { name: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className={styles.specimen} aria-labelledby={id}>
      <h2 id={id} className={styles.name}>
        {name}
      </h2>
      <div className={styles.variants}>{children}</div>
    </section>
  )
}
