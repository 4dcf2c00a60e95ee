import { readDocuments } from '../core/kustomize/files/workspace-files.ts'
import { landChanges } from '../core/kustomize/view/land-changes.ts'
import type { Landing } from '../core/kustomize/view/land-value.ts'
import { applyChanges, type FileChange } from '../core/text/file-change.ts'
import type { WorkspaceState } from './workspace.ts'

export type Landed =
  | { readonly ok: true; readonly changes: readonly FileChange[] }
  | { readonly ok: false; readonly reason: string }

/**
 * The changes of the real files that changes of what a kustomization builds stand for; changes of the real files are taken as they
 * are.
 */
export function landOverlay(
  { files, analysed, overlay, landing }: Pick<WorkspaceState, 'files' | 'analysed' | 'overlay' | 'landing'>,
  changes: readonly FileChange[],
): Landed {
  const [shown] = analysed
  if (!overlay || !shown || !changes.some(it => it.file === shown.name)) return { ok: true, changes }
  if (overlay.problems.some(it => it.severity === 'error'))
    return { ok: false, reason: 'The kustomization has errors. Fix them before you edit what it builds.' }
  const after = applyChanges(analysed, changes)
  const wanted = after.flatMap(it => readDocuments(it.text)).map(it => it.source)
  if (wanted.some(it => !it.readable))
    return { ok: false, reason: 'The change leaves YAML that cannot be read.' }
  const to: Landing = landing === 'overlay' ? { to: 'overlay', folder: overlay.folder } : { to: 'source' }
  return landChanges(
    files,
    overlay.view.resolution,
    wanted.map(it => it.value!),
    to,
  )
}
