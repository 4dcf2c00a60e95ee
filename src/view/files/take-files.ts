import { isRequestFile, readRequestFile, requestFileLimit } from '../../core/saved/request-file.ts'
import type { SavedRequest } from '../../core/saved/saved-request.ts'
import { readShareFile } from '../../core/share/share-file.ts'
import type { SourceFile } from '../../core/text/file-change.ts'
import { nameClaims } from '../../core/text/file-name.ts'
import type { PickedFiles } from '../../platform/files.ts'
import { ownTask } from '../../platform/own-task.ts'
import { openFragment } from '../../platform/url.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { screenStore } from '../screen/screen-state.ts'
import { undoToast } from '../screen/undo-toast.ts'
import type { Services } from '../services.ts'
import { showToast } from '../ui/toast.ts'
import { splitName } from './file-names.ts'
import { importPicked } from './import-picked.ts'
import { offerAfterImport } from './offer-after-import.ts'
import { isBlank, openContent } from './open-content.ts'
import { inPickedFolder } from './picked-folder.ts'
import { reportImport } from './report-import.ts'

/** Brings what was picked into the workspace; from the start page, into a new one. */
export async function takeFiles(
  workspace: Workspace,
  services: Services,
  picked: PickedFiles,
): Promise<void> {
  const read = await importPicked(picked)
  if (!read) return
  const fresh = screenStore.getState().welcome || isBlank(workspace.store.getState().files)
  const isFolder = fresh && picked.files.every(it => it.name.includes('/'))
  const folder = isFolder ? inPickedFolder(read.files) : undefined
  const imported = folder ? { ...read, files: folder.files } : read
  const shared = imported.files.map(it => readShareFile(it.text)).find(it => it !== undefined)
  if (shared !== undefined) {
    openFragment(shared)
    return
  }
  const [requestFiles, configuration] = partition(imported.files, it => isRequestFile(it.text))
  const { requests, refused } = readRequests(requestFiles)
  reportImport({ ...imported, refused: [...imported.refused, ...refused] })
  if (configuration.length === 0) addRequests(workspace, requests)
  else if (fresh) {
    const name = folder?.name ?? nameFor(configuration)
    const content = { name, files: configuration, ...(requests.length > 0 && { requests }) }
    void openContent(workspace, services, content).then(async isOpen => {
      // Looking through all the texts takes as long as showing them.
      await ownTask()
      if (isOpen) offerAfterImport(workspace, configuration)
    })
  } else {
    addFiles(workspace, configuration)
    offerAfterImport(workspace, configuration)
    addRequests(workspace, requests)
  }
}

/** Adds the requests of files that were picked for it; a file that is none of requests is said. */
export async function takeRequests(workspace: Workspace, picked: PickedFiles): Promise<void> {
  const imported = await importPicked(picked)
  if (!imported) return
  const { requests, refused } = readRequests(imported.files)
  reportImport({ ...imported, refused: [...imported.refused, ...refused] })
  addRequests(workspace, requests)
}

/** The requests of files of them, and why a file gives none. */
function readRequests(files: readonly SourceFile[]) {
  const requests: SavedRequest[] = []
  const refused: string[] = []
  for (const { name, text } of files) {
    const isTooLong = text.length > requestFileLimit
    const read = isTooLong ? undefined : readRequestFile(text)
    if (read) requests.push(...read)
    else if (isTooLong)
      refused.push(
        `${name} is larger than ${requestFileLimit / 1_000_000} MB, the limit for a file of saved requests.`,
      )
    else refused.push(`${name} is not a list of requests, each with a “request” as a string.`)
  }
  return { requests, refused }
}

/** Adds to the saved requests what is not among them yet. */
function addRequests(workspace: Workspace, added: readonly SavedRequest[]): void {
  const saved = workspace.store.getState().requests ?? []
  const known = new Set(saved.map(it => JSON.stringify(it)))
  const fresh = added.filter(it => !known.has(JSON.stringify(it)))
  if (added.length === 0) return
  if (fresh.length > 0) workspace.setRequests([...saved, ...fresh])
  showToast({
    title: fresh.length === 1 ? 'Added a saved request' : `Added ${fresh.length} saved requests`,
    description: 'They are traced again with every change: see Saved in the Trace drawer.',
    ...(fresh.length > 0 && { action: { label: 'Undo', onClick: () => workspace.setRequests(saved) } }),
  })
}

function partition<T>(all: readonly T[], fits: (it: T) => boolean): [T[], T[]] {
  return [all.filter(fits), all.filter(it => !fits(it))]
}

/** Adds texts as files of the workspace, one entry of the history, and shows the first. */
export function addFiles(workspace: Workspace, added: readonly SourceFile[]): void {
  const [first] = added
  if (!first) return
  const { files } = workspace.store.getState()
  const title = added.length === 1 ? `Add ${first.name}` : `Add ${added.length} files`
  const claim = nameClaims(files)
  const changes = added.map(it => ({ type: 'create' as const, file: claim(it.name), text: it.text }))
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
