import { hasUnsavedWork } from '../../workspace/unsaved-work.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { lastingStore } from '../../workspace/workspace-store.ts'
import { openDialog } from '../screen/screen-state.ts'
import { showToast } from '../ui/toast.ts'

/** How the page goes over to the version that waits; undefined while none does. */
export const updateStore = lastingStore<{ readonly takeOver: (() => void) | undefined }>('page', {
  takeOver: undefined,
})

/** Says that a new version waits. It takes over when it is asked to, and not before the work is saved. */
export function offerUpdate(workspace: Workspace, takeOver: () => void): void {
  updateStore.setState({ takeOver })
  showToast({
    topic: 'update',
    title: 'A new version is ready',
    description: 'Your work is saved before the page reloads.',
    timeout: 0,
    isOfPage: true,
    action: { label: 'Reload', onClick: () => void takeUpdate(workspace) },
  })
}

/** Saves, and goes over to the new version. Where the work cannot be saved it says so and stays. */
export async function takeUpdate(workspace: Workspace): Promise<void> {
  const { takeOver } = updateStore.getState()
  if (!takeOver) return
  await workspace.flush()
  if (!hasUnsavedWork(workspace.store.getState())) return takeOver()
  openDialog({ type: 'not-saved' })
  offerUpdate(workspace, takeOver)
}

/** Says that the page on screen is one that only this browser still has. */
export function tellGone(): void {
  showToast({
    tone: 'info',
    title: 'Drawbridge is no longer at this address',
    description:
      'The page was kept for use without a network. After a reload the server’s own answer is shown. Saved workspaces stay in this browser.',
    timeout: 0,
    isOfPage: true,
  })
}
