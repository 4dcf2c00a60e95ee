import { Trash2 } from 'lucide-react'
import { type ReactElement, type ReactNode, useId } from 'react'
import type { Diagnostic } from '../../../core/diagnostic.ts'
import type { Place } from '../../../core/model/resource.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { FieldProblems } from '../fields/FieldProblems.tsx'
import inputs from '../inputs/inputs.module.css'

/** The button at the end of a line. */
export interface Removal {
  readonly label: string
  readonly tooltip?: string
  readonly icon?: ReactElement
  readonly disabled?: boolean
  readonly onClick: () => void
}

/** What the field of a line says of the problems below it. */
export interface FaultProps {
  readonly describedBy: string | undefined
  readonly invalid: boolean
}

/** One line of an editable list: its field, a button that removes it, and what is wrong with it. */
export function EditableLine({
  place,
  problems,
  removal: { icon = <Trash2 />, ...removal },
  field,
  children,
  below,
  className,
  row = inputs.line,
  ...data
}: {
  place: Place
  problems: readonly Diagnostic[]
  removal: Removal
  field: (props: FaultProps) => ReactNode
  /** Between the line and its problems. */
  children?: ReactNode
  /** Below its problems. */
  below?: ReactNode
  className?: string
  /** The class of the line itself. */
  row?: string
  'data-key'?: string
}) {
  const id = useId()
  const invalid = problems.some(it => it.severity === 'error')
  return (
    <div className={className} data-path={JSON.stringify(place.path)} {...data}>
      <div className={row}>
        {field({ describedBy: problems.length > 0 ? id : undefined, invalid })}
        <IconButton size="s" icon={icon} data-edits="" {...removal} />
      </div>
      {children}
      <FieldProblems id={id} problems={problems} />
      {below}
    </div>
  )
}
