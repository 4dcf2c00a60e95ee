import { lastingStore } from '../workspace-store.ts'
import type { Person } from './presence.ts'

/** Who works on the workspace on screen beside this tab, and over what. */
export interface TogetherState {
  /** Other tabs of this browser that show it. */
  readonly tabs: number
  /** Everybody else, other tabs included. */
  readonly people: readonly Person[]
  readonly server: ServerState | undefined
}

/** A connection to a server that the user named. */
export interface ServerState {
  readonly address: string
  readonly room: string
  readonly status: 'connecting' | 'connected' | 'offline'
  /** Nothing is shown yet of what others share: nobody shares anything there so far. */
  readonly isWaiting: boolean
  /** Why it is not connected, or not any more, in a sentence. */
  readonly fault?: string | undefined
  /** It is over, and nothing is tried any more. */
  readonly isOver?: boolean
}

export const togetherStore = lastingStore<TogetherState>('page', { tabs: 0, people: [], server: undefined })
