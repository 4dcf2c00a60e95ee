import { type Refactoring, refactoringOf } from '../operations/refactor/refactoring.ts'
import type { Files } from '../text/file-change.ts'
import { type WorkspaceEdit, workspaceEditOf } from '../text/positions/workspace-edit.ts'
import type { Analysed } from './reading/analysed.ts'

/** What a refactoring makes of the files, or why it makes nothing of them. */
export type Refactored =
  | { readonly ok: true; readonly title: string; readonly edit: WorkspaceEdit; readonly note?: string }
  | { readonly ok: false; readonly reason: string }

/** Makes a refactoring that was offered. */
export function refactor(
  analysed: Analysed,
  {
    refactoring,
    sources,
  }: {
    readonly refactoring: Refactoring
    /** The files that it is made in, where those are others than the ones that are analysed. */
    readonly sources?: Files | undefined
  },
): Refactored {
  const { settings } = analysed
  const files = sources ?? analysed.files
  const { title, run } = refactoringOf(refactoring)
  const result = run(files, settings)
  if (!result.ok) return result
  const { changes, note } = result
  return { ok: true, title, edit: workspaceEditOf(files, changes), ...(note !== undefined && { note }) }
}
