import { readDocuments } from '../kustomize/files/workspace-files.ts'
import type { Resolution } from '../kustomize/resolve.ts'
import type { KustomizeProblem } from '../kustomize/traced/problem.ts'
import { type Landed, landChanges } from '../kustomize/view/land-changes.ts'
import type { Landing } from '../kustomize/view/land-value.ts'
import { applyChanges, type FileChange, type Files, type SourceFile } from '../text/file-change.ts'

export type { Landed } from '../kustomize/view/land-changes.ts'

/** Files, and what a kustomization builds of them. */
interface Built {
  readonly files: Files
  /** The file that stands for what is built. */
  readonly shown: SourceFile
  readonly resolution: Resolution
  readonly problems: readonly KustomizeProblem[]
}

/**
 * The changes of the real files that changes of what a kustomization builds stand for; changes of the real files are taken as they
 * are.
 */
export function landBuilt(
  { files, shown, resolution, problems }: Built,
  changes: readonly FileChange[],
  landing: Landing,
): Landed {
  if (!changes.some(it => it.file === shown.name)) return { ok: true, changes }
  if (problems.some(it => it.severity === 'error'))
    return { ok: false, reason: 'The kustomization has errors. Fix them before you edit what it builds.' }
  const wanted = applyChanges([shown], changes)
    .flatMap(it => readDocuments(it.text))
    .map(it => it.source)
  if (wanted.some(it => !it.readable))
    return { ok: false, reason: 'The change leaves YAML that cannot be read.' }
  return landChanges(
    files,
    resolution,
    wanted.map(it => it.value!),
    landing,
  )
}
