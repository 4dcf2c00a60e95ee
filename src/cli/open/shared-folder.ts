import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import {
  access,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  unlink,
} from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { isFolderName, isHiddenName } from '../../core/text/configuration-name.ts'
import { cleanFileName } from '../../core/text/file-name.ts'

/** A folder, or one file by itself, that the page may read and write. Paths are relative to it, with `/` between folders. */
export interface SharedFolder {
  readonly name: string
  /** Where it lies on the disk, without symbolic links. */
  readonly place: string
  list(): Promise<readonly SharedFile[]>
  /** Undefined where there is no such file. */
  read(path: string): Promise<Uint8Array | undefined>
  /** Writes all of a file or leaves it as it was; makes the folders above it. */
  write(path: string, bytes: Uint8Array): Promise<void>
  remove(path: string): Promise<void>
}

export interface SharedFile {
  readonly path: string
  readonly size: number
  /** Another one whenever the file was written. */
  readonly stamp: string
}

/** Why something cannot be done, in the shape in which the page takes it: `src/workspace/folder/folder.ts`. */
export class SharedFolderError extends Error {
  readonly reason: 'gone' | 'full' | 'file' | 'other'
  constructor(reason: SharedFolderError['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

/** Files and folders that are looked at; somebody who opens a home folder has not meant all of it. */
const mostEntries = 50_000
/** Bytes of one file that is read. */
export const largestFile = 20 * 1024 * 1024

/** Shares what lies at a path. Rejects with a `SharedFolderError` where there is nothing to share. */
export async function shareFolder(path: string): Promise<SharedFolder> {
  const place = await realpath(path).catch(error => {
    throw explain(error, path)
  })
  const found = await stat(place)
  if (!found.isDirectory() && !found.isFile())
    throw new SharedFolderError('other', `${path} is neither a file nor a folder.`)
  const only = found.isFile() ? basename(place) : undefined
  if (only !== undefined && cleanFileName(only) !== only)
    throw new SharedFolderError('other', `${path} has a name that the page cannot keep: rename it.`)
  const root = only === undefined ? place : dirname(place)

  /** The file that a path names, which may not exist. Rejects where the page has no business there. */
  async function locate(path: string): Promise<string> {
    if (only === undefined ? !isFolderName(path) : path !== only)
      throw new SharedFolderError(
        'file',
        only === undefined
          ? `${path} is not shared: only YAML and JSON files that are not hidden are.`
          : `${path} is not shared: \`drawbridge open\` was given ${only} alone.`,
      )
    await probe()
    let at = root
    for (const step of path.split('/')) {
      at = join(at, step)
      const entry = await lstat(at).catch(ignoreAbsent)
      if (!entry) break
      if (entry.isSymbolicLink())
        throw new SharedFolderError('file', `${path} lies behind a symbolic link, which is not followed.`)
    }
    return join(root, ...path.split('/'))
  }

  async function probe(): Promise<void> {
    const isThere = await lstat(root).then(
      it => it.isDirectory(),
      () => false,
    )
    if (!isThere)
      throw new SharedFolderError('gone', `${root} is no longer there: it was moved, renamed or deleted.`)
  }

  /** Nothing where the file is not there (any more). */
  async function entryOf(path: string): Promise<SharedFile | undefined> {
    const entry = await lstat(join(root, path), { bigint: true }).catch(ignoreAbsent)
    if (!entry?.isFile()) return undefined
    return { path, size: Number(entry.size), stamp: `${entry.mtimeNs} ${entry.size} ${entry.ino}` }
  }

  return {
    name: basename(place),
    place,

    async list() {
      await probe()
      if (only !== undefined) return [await entryOf(only)].filter(it => it !== undefined)
      const paths: string[] = []
      let left = mostEntries

      async function walk(above: string): Promise<void> {
        const entries = await readdir(join(root, above), { withFileTypes: true }).catch(ignoreAbsent)
        left -= entries?.length ?? 0
        if (left < 0)
          throw new SharedFolderError(
            'other',
            `${root} holds more than ${mostEntries} files and folders: open one below it.`,
          )
        for (const it of entries?.sort((a, b) => (a.name < b.name ? -1 : 1)) ?? []) {
          const path = above + it.name
          if (it.isDirectory() && !isHiddenName(it.name)) await walk(`${path}/`)
          else if (it.isFile() && isFolderName(path)) paths.push(path)
        }
      }

      await walk('')
      return (await Promise.all(paths.map(entryOf))).filter(it => it !== undefined)
    },

    async read(path) {
      const file = await locate(path)
      return explained(path, async () => {
        const found = await lstat(file).catch(ignoreAbsent)
        if (!found) return undefined
        if (!found.isFile()) throw new SharedFolderError('file', `${path} is no file.`)
        if (found.size > largestFile) throw new SharedFolderError('file', `${path} is larger than 20 MB.`)
        // A link that took the file's place in between is not followed either.
        return readFile(file, { flag: constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) })
      })
    },

    async write(path, bytes) {
      const file = await locate(path)
      await explained(path, async () => {
        const before = await lstat(file).catch(ignoreAbsent)
        if (before && !before.isFile()) throw new SharedFolderError('file', `${path} is no file.`)
        // What is replaced must be writable itself, not only the folder it lies in.
        if (before) await access(file, constants.W_OK)
        await mkdir(dirname(file), { recursive: true })
        const copy = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}`)
        try {
          const handle = await open(copy, 'wx', before ? before.mode & 0o777 : 0o666)
          try {
            if (before) await handle.chmod(before.mode & 0o777)
            await handle.writeFile(bytes)
            await handle.sync()
          } finally {
            await handle.close()
          }
          await rename(copy, file)
        } catch (error) {
          await rm(copy, { force: true })
          throw error
        }
      })
    },

    async remove(path) {
      const file = await locate(path)
      await explained(path, async () => void (await unlink(file).catch(ignoreAbsent)))
    },
  }
}

async function explained<T>(path: string, task: () => Promise<T>): Promise<T> {
  try {
    return await task()
  } catch (error) {
    throw explain(error, path)
  }
}

function explain(error: unknown, path: string): SharedFolderError {
  if (error instanceof SharedFolderError) return error
  const code = (error as NodeJS.ErrnoException).code ?? String(error)
  switch (code) {
    case 'ENOENT':
      return new SharedFolderError('file', `${path}: no such file or folder.`)
    case 'EACCES':
    case 'EPERM':
      return new SharedFolderError('file', `${path}: permission denied.`)
    case 'EROFS':
      return new SharedFolderError('file', `${path} lies on a disk that cannot be written.`)
    case 'ENOSPC':
    case 'EDQUOT':
      return new SharedFolderError('full', `The disk has no room left for ${path}.`)
    case 'ENOTDIR':
    case 'EISDIR':
    case 'EEXIST':
      return new SharedFolderError('file', `${path}: a file stands where its folder should be.`)
    default:
      return new SharedFolderError('file', `${path} could not be read or written (${code}).`)
  }
}

function ignoreAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error
}
