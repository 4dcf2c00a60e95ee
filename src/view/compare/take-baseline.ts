import { sameFiles } from '../../core/text/file-change.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { showToast } from '../ui/toast.ts'

/** Makes the files as they are the baseline; a toast leads back to the one before. */
export function takeBaseline(workspace: Workspace): void {
  const { baseline } = workspace.store.getState()
  workspace.takeBaseline('taken')
  showToast({
    topic: 'baseline',
    title: 'New baseline',
    description: 'Changes are compared with the files as they are now.',
    action: { label: 'Undo', onClick: () => workspace.restoreBaseline(baseline) },
  })
}

/** Whether something has changed since the baseline. */
export function differsFromBaseline(workspace: Workspace): boolean {
  const { files, baseline } = workspace.store.getState()
  return !sameFiles(files, baseline.files)
}
