import { type Landed, landBuilt } from '../core/build-requests/land-built.ts'
import type { FileChange } from '../core/text/file-change.ts'
import type { WorkspaceState } from './workspace.ts'

/**
 * The changes of the real files that changes of what a kustomization builds stand for; changes of the real files are taken as they
 * are.
 */
export function landOverlay(
  { files, analysed, overlay, landing }: Pick<WorkspaceState, 'files' | 'analysed' | 'overlay' | 'landing'>,
  changes: readonly FileChange[],
): Landed {
  const [shown] = analysed
  if (!overlay || !shown) return { ok: true, changes }
  return landBuilt(
    { files, shown, resolution: overlay.view.resolution, problems: overlay.problems },
    changes,
    landing === 'overlay' ? { to: 'overlay', folder: overlay.folder } : { to: 'source' },
  )
}
