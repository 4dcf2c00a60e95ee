import { useEffect } from 'react'
import { watchInvitations } from '../../platform/together/invitation.ts'
import { openDialog } from '../screen/screen-state.ts'

/** A link to a room that is pasted into the address of the open page asks as one that is opened does. */
export function useInvitations(): void {
  useEffect(() => watchInvitations(invitation => openDialog({ type: 'together', invitation })), [])
}
