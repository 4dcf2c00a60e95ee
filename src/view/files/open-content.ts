import type { WorkspaceContent } from '../../core/share/workspace-content.ts'
import type { Files } from '../../core/text/file-change.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { contentOf } from '../../workspace/workspace-content.ts'
import type { Services } from '../services.ts'
import { showWelcome } from '../shell/screen-state.ts'
import { showToast } from '../ui/Toast.tsx'

/** Whether there is nothing to lose: no file holds more than blanks. */
export function isBlank(files: Files): boolean {
  return files.every(it => it.text.trim() === '')
}

/**
 * Shows other content in the place of the present one. That one is saved first and stays among the recent
 * workspaces; a toast leads back to it.
 */
export async function openContent(
  workspace: Workspace,
  { storage }: Services,
  content: WorkspaceContent,
): Promise<void> {
  const before = contentOf(workspace.store.getState())
  await workspace.flush()
  const beforeId = (await storage.recent()).find(it => it.current)?.id
  storage.startNew()
  workspace.load(content)
  showWelcome(false)
  if (isBlank(before.files)) return
  showToast({
    title: `Opened ${content.name}`,
    description: `${before.name} is kept among the recent workspaces.`,
    topic: 'opened',
    action: {
      label: 'Go back',
      onClick: () => void goBack(workspace, storage, before, beforeId),
    },
  })
}

/** Opens a workspace that was kept; false when it is no longer there. */
export async function openRecent(workspace: Workspace, { storage }: Services, id: string): Promise<boolean> {
  await workspace.flush()
  const content = await storage.loadRecent(id)
  if (!content) return false
  workspace.load(content)
  showWelcome(false)
  return true
}

async function goBack(
  workspace: Workspace,
  storage: Services['storage'],
  before: WorkspaceContent,
  id: string | undefined,
): Promise<void> {
  await workspace.flush()
  const kept = id === undefined ? undefined : await storage.loadRecent(id)
  // Where the browser keeps nothing, the page itself still remembers.
  if (!kept) storage.startNew()
  workspace.load(kept ?? before)
}
