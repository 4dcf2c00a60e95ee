import type { ReactNode } from 'react'
import type { Severity } from '../../core/severity.ts'
import styles from './Badge.module.css'
import { classNames } from './class-names.ts'
import { SeverityIcon } from './SeverityIcon.tsx'

export function Badge({
  tone = 'neutral',
  children,
}: {
  tone?: Severity | 'success' | 'neutral'
  children: ReactNode
}) {
  return <span className={classNames(styles.badge, styles[tone])}>{children}</span>
}

/** How many problems, the worst one's shape and colour. */
export function ProblemBadge({ severity, count }: { severity: Severity; count: number }) {
  const label = `${count} ${count === 1 ? nouns[severity][0] : nouns[severity][1]}`
  return (
    <span className={classNames(styles.badge, styles[severity])} title={label}>
      <SeverityIcon severity={severity} size={11} />
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden">{label}</span>
    </span>
  )
}

const nouns = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['remark', 'remarks'],
} as const
