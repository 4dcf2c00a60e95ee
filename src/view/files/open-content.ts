import type { Files } from '../../core/text/file-change.ts'
import type { KeptWorkspace } from '../../workspace/storage.ts'
import { hasUnsavedWork } from '../../workspace/unsaved-work.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { openDialog, showWelcome } from '../screen/screen-state.ts'
import type { Services } from '../services.ts'
import { showToast } from '../ui/toast.ts'

/** Whether there is nothing to lose: no file holds more than blanks. */
export function isBlank(files: Files): boolean {
  return files.every(it => it.text.trim() === '')
}

/**
 * Shows other content in the place of the present one. That one is saved first and stays among the recent
 * workspaces; a toast leads back to it. Where it cannot be saved, the user is asked. False when they stay.
 */
export async function openContent(
  workspace: Workspace,
  services: Pick<Services, 'storage'>,
  content: KeptWorkspace,
): Promise<boolean> {
  if (!(await mayReplace(workspace, content.name))) return false
  replaceContent(workspace, services, content)
  return true
}

/** The same without asking, for what the user has agreed to. The present content has been flushed. */
export function replaceContent(
  workspace: Workspace,
  { storage }: Pick<Services, 'storage'>,
  content: KeptWorkspace,
): void {
  const before = workspace.kept()
  const isKept = workspace.store.getState().saved !== 'failed'
  const id = isKept ? storage.current() : undefined
  storage.startNew()
  workspace.load(content)
  showWelcome(false)
  if (isBlank(before.files)) return
  showToast({
    title: `Opened ${content.name}`,
    description: isKept
      ? `“${before.name}” stays among the recent workspaces.`
      : `“${before.name}” is not saved: this page remembers it until you close it.`,
    topic: 'opened',
    action: {
      label: 'Go back',
      onClick: () => void goBack(workspace, storage, before, id),
    },
  })
}

/** Opens a workspace that was kept, unless the user rather stays with unsaved work; false when it is no longer there. */
export async function openRecent(
  workspace: Workspace,
  { storage }: Pick<Services, 'storage'>,
  id: string,
): Promise<boolean> {
  const name = (await storage.recent()).find(it => it.id === id)?.name
  if (name === undefined || !(await mayReplace(workspace, name))) return name !== undefined
  const content = await storage.loadRecent(id)
  if (!content) return false
  workspace.load(content)
  showWelcome(false)
  return true
}

/** Saves the present content; where that fails, asks whether it may go. */
async function mayReplace(workspace: Workspace, name: string): Promise<boolean> {
  await workspace.flush()
  if (!hasUnsavedWork(workspace.store.getState())) return true
  return new Promise(resolve => openDialog({ type: 'replace', name, answer: resolve }))
}

async function goBack(
  workspace: Workspace,
  storage: Services['storage'],
  before: KeptWorkspace,
  id: string | undefined,
): Promise<void> {
  await workspace.flush()
  const kept = id === undefined ? undefined : await storage.loadRecent(id)
  if (kept) return workspace.load(kept)
  // Where the browser keeps nothing, the page itself still remembers.
  storage.startNew()
  workspace.load(before, { onlyHere: true })
}
