import { type KeyboardEvent, useRef, useState } from 'react'

export interface Draft {
  /** What the field shows: the half-typed text, or the value while nobody is typing. */
  readonly text: string
  readonly typing: boolean
  change(text: string): void
  commit(): void
  revert(): void
}

/** Keeps a half-typed value in its field; `commit` hands it on when it differs from the value. */
export function useDraft(value: string, onCommit: (text: string) => void): Draft {
  const [draft, setDraft] = useState<string>()
  // Enter commits and then the field loses focus in the same event: the second commit must see the first.
  const current = useRef<string | undefined>(undefined)

  function keep(text: string | undefined): void {
    current.current = text
    setDraft(text)
  }

  return {
    text: draft ?? value,
    typing: draft !== undefined,
    change: keep,
    commit() {
      const text = current.current
      keep(undefined)
      if (text !== undefined && text !== value) onCommit(text)
    },
    revert: () => keep(undefined),
  }
}

/** Leaves a field whose draft is handed on when it is left: on Enter as it is, on Escape without what was typed. */
export function leaveOnKey(event: KeyboardEvent<HTMLInputElement>, draft: Draft): void {
  if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
  if (event.key === 'Escape') draft.revert()
  event.currentTarget.blur()
}
