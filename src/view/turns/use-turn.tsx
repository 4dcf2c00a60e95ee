import { createContext, type ReactNode, startTransition, use, useLayoutEffect, useState } from 'react'
import { turns } from './turns.ts'

/** Shows something in a task after the ones that render it: what is there instead until then is there at once. */
export function InTurn({ instead, children }: { instead?: ReactNode; children: ReactNode }) {
  const [hasCome, setCome] = useState(false)
  useLayoutEffect(() => turns.inOwnTask(() => startTransition(() => setCome(true))), [])
  return hasCome ? children : instead
}

/** Whether what is made here is made in several tasks: nobody waits for it as for a page that is being loaded. */
export const Unhurried = createContext(false)

/** Shows something in a task of its own where nobody waits for it, else at once. */
export function InTurnUnhurried({ children }: { children: ReactNode }) {
  const [isUnhurried] = useState(use(Unhurried))
  return isUnhurried ? <InTurn>{children}</InTurn> : children
}

/** Whether a small part of much is shown: the first few at once, the others in slices. */
export function useSlice(isUrgent: () => boolean): boolean {
  const [hasCome, setCome] = useState(() => isUrgent() || isOfFew())
  useLayoutEffect(() => (hasCome ? undefined : turns.inSlices(() => setCome(true))), [hasCome])
  return hasCome
}

/** So many come at once. */
const few = 6
let begun = 0

function isOfFew(): boolean {
  if (begun === 0)
    turns.inSlices(() => {
      begun = 0
    })
  begun++
  return begun <= few
}
