import type { SharedContent } from '../../core/share/shared-content.ts'
import { sameFiles } from '../../core/text/file-change.ts'
import { openLink } from '../../platform/links/open-link.ts'
import { clearShareFragment, isEmbedded } from '../../platform/url.ts'
import { takeShared } from '../../workspace/review/merge-shared.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { isBlank, replaceContent } from '../files/open-content.ts'
import { showDrawer } from '../screen/layout-state.ts'
import { openDialog } from '../screen/screen-state.ts'
import type { Services } from '../services.ts'
import { showToast } from '../ui/toast.ts'
import { mergedWords } from './merge-words.ts'
import { showView } from './shared-view.ts'

/**
 * Opens what a link holds: at once where there is no unsaved work, else after asking, and after the passphrase where it is
 * locked with one. The link leaves the address, so that a reload shows the work and not the link again.
 */
export async function openShared(workspace: Workspace, services: Services, fragment: string): Promise<void> {
  const own = ++asked
  const decoded = await openLink({ fragment })
  // Another link has been opened meanwhile.
  if (own !== asked) return
  if (!isEmbedded()) clearShareFragment()
  if (decoded.ok) openDecoded(workspace, services, decoded.content)
  else if (decoded.reason === 'locked') openDialog({ type: 'unlock', fragment })
  else
    showToast({
      tone: 'error',
      title: 'The link could not be opened',
      description: decoded.message,
      timeout: 0,
    })
}

let asked = 0

/** Opens the content of a link: after asking where it would take the place of other work. */
export function openDecoded(workspace: Workspace, services: Services, content: SharedContent): void {
  const { files } = workspace.store.getState()
  if (sameFiles(files, content.files)) {
    takeComments(workspace, content)
    showSelected(workspace, content)
  } else if (isBlank(files)) void showShared(workspace, services, content)
  else openDialog({ type: 'shared', content })
}

/** The files are those at hand: what is new are comments and saved requests, which join those that are there. */
function takeComments(workspace: Workspace, content: SharedContent): void {
  const before = workspace.store.getState()
  const taken = takeShared(workspace, content, () => undefined)
  const { comments, requests } = workspace.store.getState()
  if (!taken || (comments === before.comments && requests === before.requests)) return
  if (comments !== before.comments) showDrawer('review')
  showToast({
    topic: 'merged',
    tone: 'success',
    title: `Merged “${content.name}”`,
    description: mergedWords(taken.merge),
    action: { label: 'Undo', onClick: taken.undo },
  })
}

/** Shows the content of a link as its sender saw it. */
export async function showShared(
  workspace: Workspace,
  services: Services,
  content: SharedContent,
): Promise<void> {
  await workspace.flush()
  const { selection: _, baseline, view: __, ...kept } = content
  replaceContent(workspace, services, {
    ...kept,
    origin: { files: content.files },
    ...(isEmbedded() && { viewOnly: true }),
    ...(baseline && { baseline: { files: baseline.files, since: 'opened', at: Date.now() } }),
  })
  showSelected(workspace, content)
}

/** What the sender selected and looked at; without that, the changes where there are any. */
function showSelected(workspace: Workspace, { selection, view, baseline, files }: SharedContent): void {
  if (selection) workspace.select({ type: 'place', place: selection })
  if (view) showView(view)
  else if (baseline && !sameFiles(baseline.files, files)) showView({ drawer: 'changes' })
}
