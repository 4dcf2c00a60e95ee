import type { ReactNode } from 'react'
import type { Workspace } from '../../workspace/workspace.ts'
import type { Keyed } from '../keys/shortcut.ts'
import type { Services } from '../services.ts'

export interface CommandContext {
  readonly workspace: Workspace
  readonly services: Services
}

/** Something the user can do from the search, a menu or the keyboard. */
export interface Command extends Keyed {
  readonly id: string
  readonly icon: ReactNode
  /** Further words it is found by. */
  readonly keywords?: string
  /** Its keys also work while the focus is in a field or in the editor, which then does not see it. */
  readonly everywhere?: boolean
  /** It moves the focus. Without it the focus returns to where it was. */
  readonly leads?: true
  enabled?(context: CommandContext): boolean
  run(context: CommandContext): void
}
