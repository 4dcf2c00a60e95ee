import type { Refactoring } from '../../core/operations/refactor/refactoring.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { undoToast } from '../screen/undo-toast.ts'
import { showToast } from '../ui/toast.ts'

/** Makes a refactoring as one entry of the history. What makes them is fetched when the first one is chosen. */
export async function refactor(
  workspace: Workspace,
  refactoring: Refactoring,
  isOfFiles: boolean,
): Promise<void> {
  try {
    const { refactoringOf } = await import('../../core/operations/refactor/refactoring.ts')
    const made = refactoringOf(refactoring)
    const operation = isOfFiles ? { ...made, isOfFiles } : made
    const result = workspace.run(operation, 'yaml')
    if (!result.ok) refuse(result.reason)
    else if (result.note !== undefined) undoToast(workspace, operation.title, result.note)
  } catch {
    refuse('It could not be loaded. The page may have been updated: reload it and try again.')
  }
}

function refuse(reason: string): void {
  showToast({ title: 'Nothing was changed', description: reason, tone: 'warning' })
}
