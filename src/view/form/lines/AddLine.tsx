import { Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import inputs from '../inputs/inputs.module.css'

export interface NewLineProps {
  readonly autoFocus: boolean
  /** The line was left: it makes room for the button again. */
  readonly onLeave: () => void
  /** Keeps the line for a further item. */
  readonly stay: () => void
}

/** Below a list: an empty line where the list is empty or one is asked for, else the button that asks for one. */
export function AddLine({
  id,
  words,
  label,
  isEmpty,
  children,
}: {
  id: string
  words: string
  /** Its name, where the words alone do not say what is added. */
  label?: string
  isEmpty: boolean
  children: (props: NewLineProps) => ReactNode
}) {
  const [wanted, setWanted] = useState(false)
  if (wanted || isEmpty)
    return children({
      autoFocus: wanted,
      onLeave: () => setWanted(false),
      stay: () => setWanted(true),
    })
  return (
    <Button
      id={id}
      className={inputs.add}
      data-edits=""
      size="s"
      variant="ghost"
      icon={<Plus />}
      aria-label={label}
      onClick={() => setWanted(true)}
    >
      {words}
    </Button>
  )
}
