import type { Workspace } from '../../workspace/workspace.ts'
import { showToast } from '../ui/toast.ts'
import { showDrawer } from './layout-state.ts'

/**
 * Says what was done and offers to take it back. When more has been done since, taking back that one thing alone is no
 * longer possible, so the history is shown instead.
 */
export function undoToast(workspace: Workspace, title: string, description?: string): void {
  const { entries, position } = workspace.store.getState().history
  const entry = entries[position - 1]?.id
  showToast({
    title,
    description,
    action: {
      label: 'Undo',
      onClick() {
        const now = workspace.store.getState().history
        if (now.entries[now.position - 1]?.id === entry) workspace.undo()
        else showDrawer('history')
      },
    },
  })
}
