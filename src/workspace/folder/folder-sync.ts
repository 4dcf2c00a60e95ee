import { type Choice, type MergeConflict, mergeFiles } from '../../core/patch/merge-files.ts'
import { changesBetween } from '../../core/text/changes-between.ts'
import { type Files, findFile, sameFiles } from '../../core/text/file-change.ts'
import { samePath } from '../../core/yaml/path.ts'
import type { Workspace } from '../workspace.ts'
import { onOtherWorkspace } from '../workspace-store.ts'
import { type Folder, FolderError, type FolderFault, type FolderShelf, folderFaultOf } from './folder.ts'
import { baselineAfterSave, folderChanges } from './folder-changes.ts'
import { type ConnectedFolder, folderStore } from './folder-state.ts'
import { nothingSeen, type ReadFolder, readFolder, type SeenFolder } from './read-folder.ts'
import { type WrittenFolder, writeFolder } from './write-folder.ts'

export interface FolderSync {
  /** Connects the workspace on screen with a folder, whose files it was opened with. */
  attach(folder: Folder, seen: SeenFolder): void
  /** Goes on with the folder that the workspace was connected with before a reload, if there is one. */
  resume(): Promise<Looked>
  /** Asks the user to allow the folder again; to be called within a click or a key. */
  reconnect(): Promise<Looked>
  /** Takes over what was changed in the folder by others. Never rejects. */
  look(): Promise<Looked>
  /** Writes what was changed here, after a look at what was changed there. Never rejects. */
  save(): Promise<SavedFolder>
  /** Answers the conflicts on screen; those that have become others meanwhile stay open. */
  decide(choiceOf: (conflict: MergeConflict) => Choice | undefined): Promise<Looked>
}

export interface Looked {
  /** Files that are others now because they were changed in the folder. */
  readonly taken: readonly string[]
  /** Whether there is something new to decide. */
  readonly asks: boolean
}

export interface SavedFolder extends WrittenFolder {
  readonly taken: readonly string[]
  /** Names of files that the folder does not take. */
  readonly aside: readonly string[]
  /** Nothing was written: conflicts have to be decided first. */
  readonly asks: boolean
}

const nothingNew: Looked = { taken: [], asks: false }

/** Keeps a workspace and a folder on the disk alike, one step after the other. `current` names the workspace that is shown. */
export function createFolderSync(
  workspace: Workspace,
  shelf: FolderShelf,
  current: () => string,
): FolderSync {
  let folder: Folder | undefined
  let seen: SeenFolder = nothingSeen
  /** What lies there and is not taken over, because it has to be decided about. */
  let pending: ReadFolder | undefined
  let queue: Promise<unknown> = Promise.resolve()
  const { getState } = workspace.store

  onOtherWorkspace(() => {
    folder = undefined
    seen = nothingSeen
    pending = undefined
  })

  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = queue.then(task)
    queue = result.catch(() => undefined)
    return result
  }

  function show(change: Partial<ConnectedFolder>): void {
    const { connected } = folderStore.getState()
    if (connected) folderStore.setState({ connected: { ...connected, ...change } })
  }

  function connect(to: Folder, files: SeenFolder, status: ConnectedFolder['status']): void {
    folder = to
    seen = files
    folderStore.setState({ connected: { name: to.name, status, seen: files.files, conflicts: [] } })
  }

  function setSeen(files: Files, stamps = seen.stamps): void {
    seen = { files, stamps }
    show({ seen: files })
  }

  /** The text first: a folder that is remembered newer than the text would have its changes written over. */
  async function keep(): Promise<void> {
    const [of, id, { files }] = [folder, current(), seen]
    if (!of) return
    await workspace.flush()
    if (getState().saved !== 'failed' && of === folder && id === current()) await shelf.keep(id, of, files)
  }

  function fail(error: unknown): void {
    const fault = folderFaultOf(error)
    const status = fault.reason === 'access' ? 'ask' : fault.reason === 'gone' ? 'lost' : 'connected'
    show({ fault, status })
  }

  /** Reads what has changed there and takes it over as far as it can. */
  async function lookNow(): Promise<Looked> {
    const from = folder
    if (!from || getState().viewOnly) return nothingNew
    try {
      const there = await readFolder(from, seen)
      if (from !== folder) return nothingNew
      show({ fault: undefined, status: 'connected' })
      return await takeOver(there, () => undefined)
    } catch (error) {
      if (from === folder) fail(error)
      return nothingNew
    }
  }

  async function takeOver(
    there: ReadFolder,
    choiceOf: (conflict: MergeConflict) => Choice | undefined,
  ): Promise<Looked> {
    if (sameFiles(there.files, seen.files)) {
      pending = undefined
      setSeen(seen.files, there.stamps)
      if (folderStore.getState().connected?.conflicts.length) show({ conflicts: [] })
      return nothingNew
    }
    const { conflicts } = mergeFiles(seen.files, getState().files, there.files, choiceOf)
    const taken =
      conflicts.length === 0
        ? settle(there.files, there.stamps, choiceOf)
        : settle(untouched(there.files), seen.stamps, () => undefined)
    const before = folderStore.getState().connected?.conflicts ?? []
    pending = conflicts.length > 0 ? there : undefined
    const asks = conflicts.some(it => !before.some(known => isSame(known, it)))
    show({ conflicts: asks || conflicts.length !== before.length ? conflicts : before })
    await keep()
    return { taken, asks }
  }

  /** Theirs where nothing was changed here since it was seen, and else what was seen. */
  function untouched(theirs: Files): Files {
    const isTouched = (name: string) =>
      findFile(getState().files, name)?.text !== findFile(seen.files, name)?.text
    return [...theirs.filter(it => !isTouched(it.name)), ...seen.files.filter(it => isTouched(it.name))]
  }

  /** Makes `theirs` what was seen, and merges it into the work and into the baseline. */
  function settle(
    theirs: Files,
    stamps: SeenFolder['stamps'],
    choiceOf: (conflict: MergeConflict) => Choice | undefined,
  ): string[] {
    const { files, baseline, activeFile } = getState()
    const merged = mergeFiles(seen.files, files, theirs, choiceOf).files
    const ground = mergeFiles(seen.files, baseline.files, theirs, () => 'theirs').files
    setSeen(theirs, stamps)
    if (!sameFiles(ground, baseline.files)) workspace.takeBaseline('merged', ground)
    const changes = changesBetween(files, merged)
    if (changes.length > 0) workspace.apply('Take over changes from the folder', changes)
    // The user goes on reading where they were.
    if (activeFile !== undefined) workspace.openFile(activeFile)
    return [...new Set(changes.map(it => it.file))]
  }

  /** Whether the folder may be read and written now. Not in turn: the browser asks only while a click is fresh. */
  async function allow(): Promise<boolean> {
    const from = folder
    if (!from) return false
    try {
      if ((await from.requestAccess()) === 'granted') return true
      throw new FolderError({
        reason: 'access',
        message: `The browser was not allowed to read and write the folder “${from.name}”.`,
      })
    } catch (error) {
      if (from === folder) fail(error)
      return false
    }
  }

  return {
    attach(to, files) {
      connect(to, files, 'connected')
      void inTurn(keep)
    },

    resume: () =>
      inTurn(async () => {
        const id = current()
        const kept = await shelf.load(id)
        if (!kept || folder || id !== current()) return nothingNew
        connect(kept.folder, { files: kept.files, stamps: new Map() }, 'ask')
        const access = await kept.folder.access().catch(() => 'ask' as const)
        return access === 'granted' && folder === kept.folder ? lookNow() : nothingNew
      }),

    reconnect: async () => ((await allow()) ? inTurn(lookNow) : nothingNew),
    look: () =>
      inTurn(async () => (folderStore.getState().connected?.status === 'connected' ? lookNow() : nothingNew)),

    async save() {
      if (getState().viewOnly) return { ...nothingWritten, ...nothingNew, aside: [], fault: viewOnlyFault }
      if (folderStore.getState().connected?.status !== 'connected' && !(await allow()))
        return { ...nothingWritten, ...nothingNew, aside: [], fault: folderStore.getState().connected?.fault }
      return inTurn(async () => {
        const first = await lookNow()
        const to = folder
        const state = folderStore.getState().connected
        if (!to || state?.status !== 'connected' || state.fault || pending)
          return { ...nothingWritten, ...first, asks: pending !== undefined, aside: [], fault: state?.fault }
        const { files } = getState()
        const plan = folderChanges(seen.files, files)
        const result = await writeFolder(to, plan, seen.files, it => to === folder && setSeen(it))
        if (to !== folder) return { ...result, ...first, aside: plan.aside }
        if (result.written.length + result.removed.length > 0) {
          const ground = baselineAfterSave(seen.files, files, getState().baseline.files)
          workspace.takeBaseline('saved', ground)
        }
        if (result.fault) fail(new FolderError(result.fault))
        await keep()
        // Its changes may fit, and then the next save writes both.
        const again = result.changed.length > 0 ? await lookNow() : nothingNew
        const unread = result.changed.filter(
          it => !again.asks && !again.taken.includes(it) && !findFile(seen.files, it),
        )
        return {
          ...result,
          changed: result.changed.filter(it => !unread.includes(it)),
          failures: [
            ...result.failures,
            ...unread.map(it => `${it} lies in the folder already, and Drawbridge cannot read it.`),
          ],
          taken: [...first.taken, ...again.taken],
          asks: again.asks,
          aside: plan.aside,
        }
      })
    },

    decide: choiceOf =>
      inTurn(async () => {
        const shown = folderStore.getState().connected?.conflicts ?? []
        const isShown = (it: MergeConflict) => shown.some(known => isSame(known, it))
        return pending ? takeOver(pending, it => (isShown(it) ? choiceOf(it) : undefined)) : nothingNew
      }),
  }
}

const viewOnlyFault: FolderFault = {
  reason: 'other',
  message: 'This workspace is view only: nothing is written to the folder.',
}

const nothingWritten: WrittenFolder = { written: [], removed: [], changed: [], failures: [] }

function isSame(a: MergeConflict, b: MergeConflict): boolean {
  const isThere = a.file === b.file && a.document === b.document && samePath(a.path ?? [], b.path ?? [])
  return isThere && a.mine === b.mine && a.theirs === b.theirs
}
