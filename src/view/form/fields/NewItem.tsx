import { CommitInput } from '../inputs/CommitInput.tsx'

export interface NewItemProps {
  id: string
  describedBy: string
  label: string
  placeholder: string | undefined
  offered: readonly string[]
  autoFocus: boolean
  check?: ((text: string) => string | undefined) | undefined
  onAdd: (text: string) => void
  onLeave: () => void
}

/** An empty line of a list; Enter adds what is in it, and is ready for another. */
export function NewItem({
  id,
  describedBy,
  label,
  placeholder,
  offered,
  autoFocus,
  check,
  onAdd,
  onLeave,
}: NewItemProps) {
  return (
    <>
      <CommitInput
        id={id}
        aria-label={label}
        aria-describedby={describedBy}
        mono
        autoFocus={autoFocus}
        check={check}
        value=""
        placeholder={placeholder}
        list={offered.length ? `${id}-offered` : undefined}
        onBlurCapture={onLeave}
        onCommit={text => text !== '' && onAdd(text)}
      />
      {offered.length > 0 && (
        <datalist id={`${id}-offered`}>
          {offered.map(it => (
            <option key={it} value={it} />
          ))}
        </datalist>
      )}
    </>
  )
}
