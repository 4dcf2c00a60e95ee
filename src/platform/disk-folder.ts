import { isFolderName, isHiddenName } from '../core/text/configuration-name.ts'
import { type Folder, type FolderEntry, FolderError, type FolderFault } from '../workspace/folder/folder.ts'
import { fileLimits, refusal } from './files.ts'

/** Whether this browser can stay connected with a folder: the File System Access API, which Chromium has. */
export function canOpenFolders(): boolean {
  return 'showDirectoryPicker' in globalThis
}

/** Lets the user pick a folder to read and write; undefined where none was picked. Rejects with a `FolderError`. */
export async function pickDiskFolder(): Promise<Folder | undefined> {
  const { showDirectoryPicker } = globalThis as unknown as WithPicker
  try {
    return diskFolder(await showDirectoryPicker({ id: 'drawbridge', mode: 'readwrite' }))
  } catch (error) {
    if (nameOf(error) === 'AbortError') return undefined
    throw faulty(error, 'The folder')
  }
}

/** The folder of a handle; the handle can be kept in IndexedDB, see `handleOf`. */
export function diskFolder(root: FileSystemDirectoryHandle): Folder {
  const handle = root as AskedHandle

  async function parentOf(path: string, create: boolean): Promise<FileSystemDirectoryHandle> {
    let folder = root
    for (const step of path.split('/').slice(0, -1))
      folder = await folder.getDirectoryHandle(step, { create })
    return folder
  }

  const folder: Folder = {
    name: root.name,
    access: () => accessOf(() => handle.queryPermission?.({ mode: 'readwrite' })),
    requestAccess: () => accessOf(() => handle.requestPermission?.({ mode: 'readwrite' })),

    async list() {
      const files: FolderEntry[] = []
      const refused: { name: string; reason: string }[] = []
      let total = 0

      async function walk(at: FileSystemDirectoryHandle, above: string): Promise<void> {
        const entries: FileSystemHandle[] = []
        for await (const it of (at as Iterable).values()) entries.push(it)
        entries.sort((a, b) => (a.name < b.name ? -1 : 1))
        for (const it of entries) {
          const path = above + it.name
          if (it.kind === 'directory') {
            if (!isHiddenName(it.name)) await walk(it as FileSystemDirectoryHandle, `${path}/`)
          } else if (isFolderName(path)) await take(it as FileSystemFileHandle, path)
        }
      }

      async function take(it: FileSystemFileHandle, path: string): Promise<void> {
        const file = await it.getFile().catch(ignoreGone)
        if (!file) return
        const reason = refusal(file.size, total, files.length, fileLimits)
        if (reason) refused.push({ name: path, reason })
        else {
          total += file.size
          files.push({ path, stamp: `${file.lastModified} ${file.size}` })
        }
      }

      return guarded(async () => {
        await walk(root, '')
        return { files, refused }
      }, `The folder “${root.name}”`)
    },

    read: path =>
      guarded(async () => {
        const handle = await parentOf(path, false)
          .then(it => it.getFileHandle(path.split('/').at(-1)!))
          .catch(ignoreGone)
        const file = await handle?.getFile().catch(ignoreGone)
        return file && new Uint8Array(await file.arrayBuffer())
      }, path),

    write: (path, bytes) =>
      guarded(async () => {
        // Of a folder that is gone the browser would make the folders anew in a place that is none.
        await probe()
        const parent = await parentOf(path, true)
        const file = await parent.getFileHandle(path.split('/').at(-1)!, { create: true })
        // It is written to a copy, which takes the file's place when it is closed.
        const stream = await file.createWritable()
        try {
          await stream.write(bytes as BufferSource)
          await stream.close()
        } catch (error) {
          await stream.abort().catch(() => undefined)
          throw error
        }
      }, path),

    remove: path =>
      guarded(async () => {
        const parent = await parentOf(path, false).catch(ignoreGone)
        await parent?.removeEntry(path.split('/').at(-1)!).catch(ignoreGone)
      }, path),
  }

  async function probe(): Promise<void> {
    try {
      await (root as Iterable).values().next()
    } catch (error) {
      throw faulty(error, `The folder “${root.name}”`)
    }
  }

  async function guarded<T>(task: () => Promise<T>, subject: string): Promise<T> {
    try {
      return await task()
    } catch (error) {
      throw faulty(error, subject)
    }
  }

  handles.set(folder, root)
  return folder
}

const handles = new WeakMap<Folder, FileSystemDirectoryHandle>()

/** What a folder of this module was made of. */
export function handleOf(folder: Folder): FileSystemDirectoryHandle | undefined {
  return handles.get(folder)
}

/** What an exception of a handle means to the user; `subject` is the file or the folder it is about. */
export function diskFault(error: unknown, subject: string): FolderFault {
  const isRoot = subject.startsWith('The folder')
  switch (nameOf(error)) {
    case 'NotAllowedError':
    case 'SecurityError':
      return { reason: 'access', message: 'The browser no longer allows this page to use the folder.' }
    case 'QuotaExceededError':
      return { reason: 'full', message: `The disk has no room left for ${subject}.` }
    case 'NotFoundError':
      return isRoot
        ? { reason: 'gone', message: `${subject} is no longer there: it was moved, renamed or deleted.` }
        : { reason: 'file', message: `${subject} was moved or deleted while it was written.` }
    case 'NoModificationAllowedError':
      return {
        reason: isRoot ? 'other' : 'file',
        message: `${subject} is in use by another program or page.`,
      }
    case 'TypeMismatchError':
      return {
        reason: isRoot ? 'other' : 'file',
        message: `${subject} is a folder on the disk, or a file stands where its folder should be.`,
      }
    default: {
      const detail = error instanceof Error && error.message ? `: ${error.message}` : '.'
      return {
        reason: isRoot ? 'other' : 'file',
        message: `${subject} could not be read or written${detail}`,
      }
    }
  }
}

function faulty(error: unknown, subject: string): FolderError {
  return error instanceof FolderError ? error : new FolderError(diskFault(error, subject))
}

async function accessOf(ask: () => Promise<PermissionState> | undefined) {
  try {
    const state = (await ask()) ?? 'granted'
    return state === 'prompt' ? 'ask' : state
  } catch (error) {
    // Without a click the browser does not even ask.
    if (nameOf(error) === 'SecurityError') return 'ask'
    throw faulty(error, 'The folder')
  }
}

/** Of a file or folder that is not there, undefined; every other error goes on. */
function ignoreGone(error: unknown): undefined {
  if (nameOf(error) !== 'NotFoundError') throw error
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : ''
}

// What TypeScript's DOM does not know of.
type AskedHandle = FileSystemDirectoryHandle & {
  queryPermission?(of: { mode: 'readwrite' }): Promise<PermissionState>
  requestPermission?(of: { mode: 'readwrite' }): Promise<PermissionState>
}
type Iterable = FileSystemDirectoryHandle & { values(): AsyncIterableIterator<FileSystemHandle> }
interface WithPicker {
  showDirectoryPicker(options: { id: string; mode: 'readwrite' }): Promise<FileSystemDirectoryHandle>
}
