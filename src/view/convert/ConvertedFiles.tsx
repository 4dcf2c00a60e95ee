import { useId } from 'react'
import type { ConversionAnswer } from '../../core/questions/conversion.ts'
import styles from './ConvertDialog.module.css'

/** The new files as they will be, and what becomes of the old ones. */
export function ConvertedFiles({ answer }: { answer: ConversionAnswer }) {
  const id = useId()
  const removed = answer.changes.flatMap(it => (it.type === 'remove' ? [it.file] : []))
  const edited = answer.changes.flatMap(it => (it.type === 'edit' ? [it.file] : []))
  return (
    <div className={styles.panel}>
      {removed.length > 0 && <p>Goes, since nothing of it is left: {removed.join(', ')}</p>}
      {edited.length > 0 && <p>Loses what is converted, and keeps the rest: {edited.join(', ')}</p>}
      {answer.files.map((it, i) => (
        <section key={it.name} aria-labelledby={`${id}-${i}`}>
          <h3 id={`${id}-${i}`}>{it.name}</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
          <pre className={styles.text} tabIndex={0}>
            {it.text}
          </pre>
        </section>
      ))}
      {answer.files.length === 0 && <p>No file is written.</p>}
    </div>
  )
}
