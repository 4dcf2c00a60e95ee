import type { ReactNode } from 'react'
import type { Workspace } from '../../workspace/workspace.ts'
import type { Services } from '../services.ts'

export interface CommandContext {
  readonly workspace: Workspace
  readonly services: Services
}

/** Something the user can do from the search, a menu or the keyboard. */
export interface Command {
  readonly id: string
  readonly title: string
  readonly icon: ReactNode
  /** Further words it is found by. */
  readonly keywords?: string
  /** As the user reads it: `Ctrl+Shift+Z`; Ctrl stands for Command on a Mac. */
  readonly shortcut?: string
  /** The shortcut also works while the focus is in a field or in the editor, which then does not see it. */
  readonly everywhere?: boolean
  /** Further shortcuts of the same. */
  readonly aliases?: readonly string[]
  /** It takes the keyboard somewhere; otherwise one goes on where one was. */
  readonly leads?: true
  enabled?(context: CommandContext): boolean
  run(context: CommandContext): void
}
