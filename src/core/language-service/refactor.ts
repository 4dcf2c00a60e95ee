import { type Refactoring, refactoringOf } from '../operations/refactor/refactoring.ts'
import { type WorkspaceEdit, workspaceEditOf } from '../text/positions/workspace-edit.ts'
import type { Analysed } from './reading/analysed.ts'

/** What a refactoring makes of the files, or why it makes nothing of them. */
export type Refactored =
  | { readonly ok: true; readonly title: string; readonly edit: WorkspaceEdit; readonly note?: string }
  | { readonly ok: false; readonly reason: string }

/** Makes a refactoring that was offered. */
export function refactor(
  { files, settings }: Analysed,
  { refactoring }: { readonly refactoring: Refactoring },
): Refactored {
  const { title, run } = refactoringOf(refactoring)
  const result = run(files, settings)
  if (!result.ok) return result
  const { changes, note } = result
  return { ok: true, title, edit: workspaceEditOf(files, changes), ...(note !== undefined && { note }) }
}
