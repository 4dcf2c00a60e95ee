import { type ReactNode, useLayoutEffect, useState } from 'react'
import { turns } from './turns.ts'

/** Shows something in a task after the one that asks for it: what is there instead until then is there at once. */
export function InTurn({ instead, children }: { instead?: ReactNode; children: ReactNode }) {
  const [hasCome, setCome] = useState(false)
  useLayoutEffect(() => turns.inOwnTask(() => setCome(true)), [])
  return hasCome ? children : instead
}
