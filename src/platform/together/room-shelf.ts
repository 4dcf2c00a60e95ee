import { type DBSchema, openDB } from 'idb'
import { withDatabase } from '../with-database.ts'
import { type Invitation, invitationFragment, readInvitation } from './invitation.ts'

/** The room that a tab is in, as it remembers it over a reload. */
export interface NotedRoom {
  readonly to: Invitation
  /** What the person is called there. */
  readonly name: string
  /** The id of the workspace. */
  readonly workspace: string
  /** What of the document came after the part that is kept. */
  readonly tail?: Uint8Array | undefined
}

/** Remembers in which room a tab works, and the shared document with what the server has not heard of yet. */
export interface RoomShelf {
  /** At once, for a page that is about to go. */
  note(room: NotedRoom | undefined): void
  noted(): NotedRoom | undefined
  load(workspace: string): Promise<Uint8Array | undefined>
  keep(workspace: string, document: Uint8Array): Promise<void>
  forget(workspace: string): Promise<void>
}

interface Schema extends DBSchema {
  documents: { key: string; value: Uint8Array }
}

const place = 'drawbridge.room'

/** In the tab's own storage and in IndexedDB. Where the browser keeps nothing, a reload forgets the room. */
export function createRoomShelf(): RoomShelf {
  const inDatabase = withDatabase(open)

  return {
    note(room) {
      try {
        if (room) sessionStorage.setItem(place, written(room))
        else sessionStorage.removeItem(place)
      } catch {
        // Then the room is joined again by its link.
      }
    },
    noted() {
      try {
        const text = sessionStorage.getItem(place)
        return text ? readNote(text) : undefined
      } catch {
        return undefined
      }
    },
    async load(workspace) {
      const document = await inDatabase(db => db.get('documents', workspace))
      return document instanceof Uint8Array ? document : undefined
    },
    keep: async (workspace, document) =>
      void (await inDatabase(db => db.put('documents', document, workspace))),
    forget: async workspace => void (await inDatabase(db => db.delete('documents', workspace))),
  }
}

function open() {
  return openDB<Schema>('drawbridge-rooms', 1, { upgrade: db => void db.createObjectStore('documents') })
}

function written({ to, name, workspace, tail }: NotedRoom): string {
  const letters = tail && btoa(Array.from(tail, it => String.fromCharCode(it)).join(''))
  return JSON.stringify({ to: invitationFragment(to), name, workspace, tail: letters })
}

/** Anything may stand there. */
function readNote(text: string): NotedRoom | undefined {
  const { to, name, workspace, tail } = JSON.parse(text) as Record<string, unknown>
  const invitation = typeof to === 'string' ? readInvitation(to) : undefined
  if (!invitation || typeof name !== 'string' || typeof workspace !== 'string') return undefined
  const letters = typeof tail === 'string' ? atob(tail) : undefined
  return {
    to: invitation,
    name,
    workspace,
    ...(letters !== undefined && { tail: Uint8Array.from(letters, it => it.charCodeAt(0)) }),
  }
}
