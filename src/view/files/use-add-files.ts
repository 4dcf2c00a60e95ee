import { useMemo } from 'react'
import type { SourceFile } from '../../core/text/file-change.ts'
import { freeFileName } from '../../core/text/file-name.ts'
import { type PickedFiles, pickFiles, pickFolder } from '../../platform/files.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { type Services, useServices } from '../services.ts'
import { screenStore } from '../shell/screen-state.ts'
import { undoToast } from '../shell/undo-toast.ts'
import { useWorkspace } from '../workspace-context.tsx'
import { splitName } from './file-names.ts'
import { importPicked, reportImport } from './import-picked.ts'
import { isBlank, openContent } from './open-content.ts'

export interface AddFiles {
  pick(): void
  pickFolder(): void
  take(picked: PickedFiles): void
}

/** Brings files from the disk into the workspace; from the start page, into a new one. */
export function useAddFiles(): AddFiles {
  const workspace = useWorkspace()
  const services = useServices()
  return useMemo(() => {
    const take = (picked: PickedFiles) => takeFiles(workspace, services, picked)
    return {
      take,
      pick: () => void pickFiles().then(take),
      pickFolder: () => void pickFolder().then(take),
    }
  }, [workspace, services])
}

export function takeFiles(workspace: Workspace, services: Services, picked: PickedFiles): void {
  const { files } = workspace.store.getState()
  const fresh = screenStore.getState().welcome || isBlank(files)
  const imported = importPicked(picked, fresh ? [] : files)
  reportImport(imported)
  if (imported.files.length === 0) return
  if (fresh) void openContent(workspace, services, { name: nameFor(imported.files), files: imported.files })
  else addFiles(workspace, imported.files)
}

/** Adds texts as files of the workspace, one entry of the history, and shows the first. */
export function addFiles(workspace: Workspace, added: readonly SourceFile[]): void {
  const [first] = added
  if (!first) return
  const { files } = workspace.store.getState()
  const title = added.length === 1 ? `Add ${first.name}` : `Add ${added.length} files`
  const changes = added.map((it, i) => ({
    type: 'create' as const,
    file: freeFileName(it.name, [...files, ...added.slice(0, i)]),
    text: it.text,
  }))
  if (!workspace.apply(title, changes, undefined, 'files')) return
  workspace.openFile(changes[0]!.file)
  undoToast(workspace, added.length === 1 ? `Added ${first.name}` : `Added ${added.length} files`)
}

/** The folder the files came from, or the one file's own name. */
function nameFor(files: readonly SourceFile[]): string {
  const first = files[0]?.name ?? ''
  const folder = first.includes('/') ? first.slice(0, first.indexOf('/')) : ''
  if (folder && files.every(it => it.name.startsWith(`${folder}/`))) return folder
  return files.length === 1 ? splitName(first).name.replace(/\.[^.]+$/, '') : 'Workspace'
}
