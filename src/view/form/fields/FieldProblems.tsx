import type { Diagnostic } from '../../../core/diagnostic.ts'
import { WithCode } from '../../problems/WithCode.tsx'
import { SeverityIcon } from '../../ui/SeverityIcon.tsx'
import styles from './FieldRow.module.css'

/** What is wrong with a value, a line each. */
export function FieldProblems({ id, problems }: { id?: string; problems: readonly Diagnostic[] }) {
  if (problems.length === 0) return null
  return (
    <ul className={styles.problems} id={id}>
      {problems.map(it => (
        <li key={it.id}>
          <SeverityIcon severity={it.severity} size={12} labelled />{' '}
          <span>
            <WithCode text={it.message} />
          </span>
        </li>
      ))}
    </ul>
  )
}
