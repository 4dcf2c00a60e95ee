import type { FileReference } from '../kustomize/files/file-references.ts'
import { folderOf, relativePath } from '../kustomize/files/folder-path.ts'
import { kustomizationNames } from '../kustomize/files/kustomization-names.ts'
import { type FileChange, findFile } from '../text/file-change.ts'
import { cleanFileName } from '../text/file-name.ts'
import { setValue } from '../yaml/edit/edit.ts'
import { followFiles } from './follow-files.ts'
import type { Operation } from './operation.ts'

/** Gives a file another name, or another folder; what is in it stays, and kustomizations that name it follow. */
export function renameFile(file: string, name: string): Operation {
  const to = cleanFileName(name)
  return {
    title: folderOf(to) === folderOf(file) ? `Rename ${file} to ${to}` : `Move ${file} to ${to}`,
    isOfFiles: true,
    run(files) {
      if (!findFile(files, file)) return { ok: false, reason: `The file ${file} no longer exists.` }
      if (to === file) return { ok: true, changes: [] }
      if (findFile(files, to)) return { ok: false, reason: `The file ${to} already exists.` }
      if (files.some(it => it.name.startsWith(`${to}/`))) return { ok: false, reason: `${to} is a folder.` }
      const steps = followFiles(files, (by, reference) => {
        const written = writtenAfter(by, reference, file, to)
        if (written === undefined || written === reference.written) return []
        return [document => setValue(document, reference.path, written)]
      })
      const changes: FileChange[] = [...steps, { type: 'rename', file, to }]
      return { ok: true, changes }
    },
  }
}

/** How a reference is written after a file has moved: the one that is meant, or the one that it stands in. */
function writtenAfter(by: string, reference: FileReference, file: string, to: string): string | undefined {
  const isMeant = reference.file === file
  const from = folderOf(by === file ? to : by)
  if (!isMeant && by !== file) return undefined
  if (!reference.isFolder) return relativePath(from, isMeant ? to : reference.file)
  if (!isMeant) return relativePath(from, folderOf(reference.file))
  const isStillOne = kustomizationNames.includes(to.slice(to.lastIndexOf('/') + 1))
  return isStillOne ? relativePath(from, folderOf(to)) : undefined
}
