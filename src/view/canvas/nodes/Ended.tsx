import { endOf } from '../../../core/graph/text/end-of.ts'
import styles from './ended.module.css'

/** A name on one line: where it does not fit, its end stays, which tells it apart from others. */
export function Ended({ text }: { text: string }) {
  const [head, end] = endOf(text)
  if (end === '') return text
  return (
    <span className={styles.name}>
      <span className={styles.head}>{head}</span>
      <span className={styles.end}>{end}</span>
    </span>
  )
}
