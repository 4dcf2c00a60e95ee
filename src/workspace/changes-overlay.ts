import { type ChangesOverlay, changesOverlay } from '../core/kustomize/changes/changes-overlay.ts'
import { withChangesOverlay } from '../core/kustomize/changes/with-changes-overlay.ts'
import { changesBetween } from '../core/text/changes-between.ts'
import type { Workspace, WorkspaceState } from './workspace.ts'

/** What changed since the baseline as an overlay of what is shown, which it names by `base`. */
export function overlayOfChanges(
  { files, baseline, overlay }: Pick<WorkspaceState, 'files' | 'baseline' | 'overlay'>,
  base: string,
): ChangesOverlay {
  return changesOverlay({ before: baseline.files, after: files, folder: overlay?.folder, base })
}

/**
 * Makes the files what they were in the baseline, with what changed in a new overlay beside them, which is shown then: one entry of
 * the history. Undefined where that is done, else the reason why not.
 */
export function moveChangesIntoOverlay(workspace: Workspace): string | undefined {
  const { files, baseline, overlay } = workspace.store.getState()
  const made = withChangesOverlay(
    { before: baseline.files, after: files, folder: overlay?.folder },
    'changes',
  )
  if (!made.ok) return made.reason
  if (!workspace.apply('Move the changes into an overlay', changesBetween(files, made.files)))
    return 'The files cannot be changed here.'
  workspace.setOverlay(made.folder)
  return undefined
}
