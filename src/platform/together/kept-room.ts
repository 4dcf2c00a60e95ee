import type { Session } from '../../workspace/together/session.ts'
import type { Invitation } from './invitation.ts'
import type { NotedRoom, RoomShelf } from './room-shelf.ts'

/** Keeps the room that this tab is in, so that a page that is loaded anew goes on there with what was edited offline. */
export interface KeptRoom {
  /** The room that this tab was in when the page before this one went away. */
  last(): NotedRoom | undefined
  begin(to: Invitation, name: string): void
  /** It is over: the document is not kept any more. */
  end(): void
  /** The document as it is now, to be kept once the files that it stands for are saved. */
  take(session: Session | undefined): (() => Promise<void>) | undefined
  /** Notes what has not been kept yet; the page is about to go. */
  leave(session: Session | undefined): void
  /** The document of a room, in the parts that were kept. */
  documentOf(room: NotedRoom): Promise<readonly Uint8Array[]>
}

export function createKeptRoom(shelf: RoomShelf | undefined, workspaceNow: () => string): KeptRoom {
  let now: NotedRoom | undefined
  /** What of the document is kept already. */
  let kept: Uint8Array | undefined

  return {
    last: () => shelf?.noted(),
    begin(to, name) {
      now = { to, name, workspace: workspaceNow() }
      kept = undefined
      shelf?.note(now)
    },
    end() {
      const workspace = now?.workspace
      now = undefined
      kept = undefined
      shelf?.note(undefined)
      if (workspace !== undefined) void shelf?.forget(workspace)
    },
    take(session) {
      const room = now
      if (!room || !session) return undefined
      const document = session.document()
      const reached = session.reached()
      return async () => {
        await shelf?.keep(room.workspace, document)
        if (room === now) kept = reached
      }
    },
    leave(session) {
      if (now && session) shelf?.note({ ...now, tail: session.document(kept) })
    },
    async documentOf({ workspace, tail }) {
      const document = await shelf?.load(workspace)
      return [document, tail].flatMap(it => it ?? [])
    },
  }
}
