import type { ReactNode, RefObject } from 'react'
import { FieldRow } from '../fields/FieldRow.tsx'
import type { FieldEditorProps } from '../form-context.ts'
import inputs from '../inputs/inputs.module.css'
import { Windowed } from './Windowed.tsx'

/** What the end of a list needs for its first control: the label points at its id. */
export interface EndProps {
  readonly id: string
  readonly describedBy: string
}

export interface EditableListProps extends FieldEditorProps {
  /** How many lines there are, and each of them. */
  count: number
  line: (index: number) => ReactNode
  /** What the lines are, for `3 more hosts`. */
  noun: string
  /** Below the lines: what adds one. */
  end: (props: EndProps) => ReactNode
  /** Above the lines: a remark, suggestions that they share. */
  before?: ReactNode
  className?: string
  box?: RefObject<HTMLDivElement | null>
}

/** A list or map whose items are a line each, to be written, removed and added to. */
export function EditableList({
  place,
  name,
  field,
  value,
  count,
  line,
  noun,
  end,
  before,
  className = inputs.rows,
  box,
}: EditableListProps) {
  return (
    <FieldRow
      place={place}
      name={name}
      field={field}
      present={value !== undefined}
      group
      control={props => (
        <div className={className} ref={box}>
          {before}
          <Windowed count={count} noun={noun}>
            {line}
          </Windowed>
          {end(props)}
        </div>
      )}
    />
  )
}
