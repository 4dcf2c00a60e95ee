import { decodeShare } from '../../core/share/codec.ts'
import type { SharedContent } from '../../core/share/shared-content.ts'
import { sameFiles } from '../../core/text/file-change.ts'
import { clearShareFragment } from '../../platform/url.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { isBlank, replaceContent } from '../files/open-content.ts'
import { openDialog } from '../screen/screen-state.ts'
import type { Services } from '../services.ts'
import { showToast } from '../ui/Toast.tsx'

/**
 * Opens what a link holds: at once where there is no unsaved work, else after asking. The link leaves the address,
 * so that a reload shows the work and not the link again.
 */
export function openShared(workspace: Workspace, services: Services, fragment: string): void {
  const decoded = decodeShare(fragment)
  clearShareFragment()
  if (!decoded.ok) {
    showToast({
      tone: 'error',
      title: 'The link could not be opened',
      description: decoded.message,
      timeout: 0,
    })
    return
  }
  const { content } = decoded
  const { files } = workspace.store.getState()
  if (sameFiles(files, content.files)) return
  if (isBlank(files)) void showShared(workspace, services, content)
  else openDialog({ type: 'shared', content })
}

/** Shows the content of a link as its sender saw it, the selection included. */
export async function showShared(
  workspace: Workspace,
  services: Services,
  content: SharedContent,
): Promise<void> {
  await workspace.flush()
  const { selection, baseline, view: _view, viewOnly: _viewOnly, ...kept } = content
  replaceContent(workspace, services, {
    ...kept,
    ...(baseline && { baseline: { files: baseline.files, since: 'opened', at: Date.now() } }),
  })
  if (selection) workspace.select({ type: 'place', place: selection })
}
