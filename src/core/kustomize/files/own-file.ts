import { KustomizeFault } from '../traced/problem.ts'
import type { WrittenAt } from '../traced/traced.ts'
import { fileIn, isInOrBelow, joinPath } from './folder-path.ts'
import type { WorkspaceFiles } from './workspace-files.ts'

/** A file in or below the folder of the kustomization. Throws a KustomizeFault where kustomize would not read it. */
export function ownFile(files: WorkspaceFiles, folder: string, path: string, at: WrittenAt): string {
  const file = joinPath(folder, path)
  if (file === undefined || !files.has(file))
    throw new KustomizeFault(`There is no file ${file ?? fileIn(folder, path)}.`, at)
  if (!isInOrBelow(file, folder))
    throw new KustomizeFault(
      `${file} lies outside of the folder of the kustomization: kustomize reads files only in it and below it. Refer to a folder with a kustomization instead.`,
      at,
    )
  return file
}
