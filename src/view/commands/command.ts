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
  /** It changes the workspace, and is not offered while that is looked at only. */
  readonly edits?: true
  /** It moves the focus. Without it the focus returns to where it was. */
  readonly leads?: true
  enabled?(context: CommandContext): boolean
  run(context: CommandContext): void
}

/** Whether a command can be run now. */
export function isEnabled(command: Command, context: CommandContext): boolean {
  const isLocked = command.edits && context.workspace.store.getState().viewOnly
  return !isLocked && (command.enabled?.(context) ?? true)
}
