import { type ReactNode, useMemo, useState } from 'react'
import type { Place } from '../../../core/model/resource.ts'
import { Following } from '../following/Following.tsx'
import { renamingOf } from '../following/renaming.ts'
import { useForm } from '../form-context.ts'

export interface NameDraft {
  /** Hears of what is half typed; of nothing when the typing is over. */
  readonly onDraft: (text: string | undefined) => void
  /** Another name is being typed for something that other places name as well. */
  readonly renames: boolean
  /** Offers to change those places too. */
  readonly offer: ReactNode
  /** Writes what is typed, to this place alone. */
  readonly write: () => void
}

/**
 * What is half typed in a field that gives something its name. `nameOf` makes the value of what is typed, `write` puts it
 * into the text without touching other places.
 */
export function useNameDraft(
  place: Place,
  nameOf: (typed: string) => string,
  write: (name: string) => void,
): NameDraft {
  const { edit, kind } = useForm()
  const [draft, setDraft] = useState<string | undefined>()
  const name = draft ? nameOf(draft) : undefined
  const renaming = useMemo(() => name && renamingOf(kind.kind, place, name), [kind.kind, place, name])
  function writeDraft() {
    if (name) write(name)
    setDraft(undefined)
  }
  return {
    onDraft: setDraft,
    renames: Boolean(renaming),
    offer: renaming && (
      <Following
        operation={renaming.operation}
        place={place}
        onApply={() => {
          edit(renaming.operation)
          setDraft(undefined)
        }}
        onLeave={writeDraft}
      />
    ),
    write: writeDraft,
  }
}
