import { clearShareFragment } from '../url.ts'
import { syncAddress } from './sync-address.ts'

/** Where somebody works together with others: a room of a server. */
export interface Invitation {
  readonly address: string
  readonly room: string
}

/** The fragment of a link that leads a teammate there. Browsers send no fragment to any server. */
export function invitationFragment({ address, room }: Invitation): string {
  return `together=${encodeURIComponent(room)}&server=${encodeURIComponent(address)}`
}

/** The invitation in the page's address, without `#`; undefined where there is none. Whoever wrote it, its address is one of a server. */
export function readInvitation(hash: string): Invitation | undefined {
  const fields = new URLSearchParams(hash.replace(/^#/, ''))
  const room = fields.get('together')
  const address = syncAddress(fields.get('server') ?? '')
  return room && isRoom(room) && address.ok ? { address: address.url, room } : undefined
}

/** The invitation in the address of the page, which it leaves: a reload shows the work and does not ask again. */
export function takeInvitation(): Invitation | undefined {
  const invitation = readInvitation(location.hash)
  if (invitation) clearShareFragment()
  return invitation
}

/** Calls back when an invitation is pasted into the address of the open page. Returns what ends it. */
export function watchInvitations(listener: (invitation: Invitation) => void): () => void {
  const heard = () => {
    const invitation = takeInvitation()
    if (invitation) listener(invitation)
  }
  addEventListener('hashchange', heard)
  return () => removeEventListener('hashchange', heard)
}

/** What may stand in a path and in a log. */
export function isRoom(text: string): boolean {
  return /^[\w-]{1,100}$/.test(text)
}

/** A name that nobody guesses. */
export function newRoom(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), it => it.toString(36).padStart(2, '0')).join(
    '',
  )
}
