import type { WorkspaceState } from './workspace.ts'

/** Whether something would be lost with the page: the browser does not keep it, and it cannot be opened once more. */
export function hasUnsavedWork({
  saved,
  files,
  baseline,
  onlyHere,
  revision,
  lastChange,
}: Pick<WorkspaceState, 'saved' | 'files' | 'baseline' | 'onlyHere' | 'revision' | 'lastChange'>): boolean {
  if (saved !== 'failed') return false
  const isEmpty = [...files, ...baseline.files].every(it => it.text.trim() === '')
  const openedAt = lastChange?.by === 'load' ? lastChange.revision : 0
  return !isEmpty && (onlyHere || revision !== openedAt)
}
