import { CircleX, Info, TriangleAlert } from 'lucide-react'
import type { Severity } from '../../core/severity.ts'
import { classNames } from './class-names.ts'
import styles from './SeverityIcon.module.css'

const icons = { error: CircleX, warning: TriangleAlert, info: Info } as const

/** A shape and a colour, and a name for those who see neither; without `labelled` the text beside it must say it. */
export function SeverityIcon({
  severity,
  size = 14,
  labelled = false,
}: {
  severity: Severity
  size?: number
  labelled?: boolean
}) {
  const Icon = icons[severity]
  const name = labelled ? { role: 'img', 'aria-label': severity } : { 'aria-hidden': true }
  return <Icon className={classNames(styles.icon, styles[severity])} width={size} height={size} {...name} />
}
