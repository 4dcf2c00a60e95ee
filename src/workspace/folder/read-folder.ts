import type { SavedRequest } from '../../core/saved/saved-request.ts'
import { hasRequestKeys } from '../../core/saved/top-level-keys.ts'
import type { Files, SourceFile } from '../../core/text/file-change.ts'
import { readText } from '../../core/text/read-text.ts'
import { type Folder, folderFaultOf } from './folder.ts'

/** What is known of a folder's content: the texts as they were last read or written, and the stamps of the files then. */
export interface SeenFolder {
  readonly files: Files
  readonly stamps: ReadonlyMap<string, string>
}

export interface ReadFolder extends SeenFolder {
  /** Of files of saved requests that were read now: they are no configuration, are not among `files`, and never written. */
  readonly requests: readonly SavedRequest[]
  /** Sentences about what was left out. */
  readonly refused: readonly string[]
  /** Sentences about what was read, such as another encoding. */
  readonly notices: readonly string[]
}

export const nothingSeen: SeenFolder = { files: [], stamps: new Map() }

/**
 * The folder as it is now. Only files whose stamp is another one than in `seen` are read; one that cannot be read at the
 * moment is as it was seen last, so that it is not taken for deleted. Rejects where the folder itself cannot be read.
 */
export async function readFolder(folder: Folder, seen: SeenFolder): Promise<ReadFolder> {
  const listing = await folder.list()
  const before = new Map(seen.files.map(it => [it.name, it]))
  const stamps = new Map<string, string>()
  const refused = listing.refused.map(it => `${it.name} ${it.reason}.`)
  const notices: string[] = []
  const requests: SavedRequest[] = []
  const files: SourceFile[] = listing.refused.flatMap(it => before.get(it.name) ?? [])
  for (const { path, stamp } of listing.files) {
    const known = before.get(path)
    const isSame = seen.stamps.get(path) === stamp
    stamps.set(path, stamp)
    if (isSame) {
      if (known) files.push(known)
      continue
    }
    const read = await readOne(folder, path)
    const saved = known ? undefined : await requestsIn(read.file)
    if (saved) {
      requests.push(...saved)
      notices.push(`${path} holds saved requests: they are in Trace, under Saved, and stay here only.`)
      continue
    }
    if (read.file) files.push(read.file.text === known?.text ? known : read.file)
    else if (known && read.isThere) files.push(known)
    // It may be free the next time.
    if (read.isLocked) stamps.delete(path)
    if (read.refusal) refused.push(read.refusal)
    notices.push(...read.notices)
  }
  return { files: inOrder(files, seen.files), stamps, requests, refused, notices }
}

/** The saved requests of a file that holds them and no configuration. What reads them is loaded where there is such a file. */
async function requestsIn(file: SourceFile | undefined): Promise<readonly SavedRequest[] | undefined> {
  if (!file || !hasRequestKeys(file.text)) return undefined
  const { readRequestFile } = await import('../../core/saved/request-file.ts')
  return readRequestFile(file.text)
}

/** The text of one file as it is on the disk now; undefined where there is none. Rejects where it cannot be read. */
export async function readFileText(folder: Folder, path: string): Promise<string | undefined> {
  const bytes = await folder.read(path)
  if (!bytes) return undefined
  const read = readText(bytes)
  // What is no text is not what was seen, whatever that was.
  return read.ok ? read.text : `\0${path} ${read.reason}`
}

interface ReadOne {
  readonly file?: SourceFile
  /** Whether something lies there. */
  readonly isThere: boolean
  readonly isLocked?: true
  readonly refusal?: string
  readonly notices: readonly string[]
}

async function readOne(folder: Folder, path: string): Promise<ReadOne> {
  try {
    const bytes = await folder.read(path)
    if (!bytes) return { isThere: false, notices: [] }
    const read = readText(bytes)
    if (!read.ok) return { isThere: true, refusal: `${path} ${read.reason}.`, notices: [] }
    const notices = read.notices.map(it => `${path} ${it}.`)
    return { file: { name: path, text: read.text }, isThere: true, notices }
  } catch (error) {
    const fault = folderFaultOf(error)
    if (fault.reason === 'access' || fault.reason === 'gone') throw error
    return { isThere: true, isLocked: true, refusal: `${path} could not be read.`, notices: [] }
  }
}

/** In the order in which they were seen; what is new stands behind. */
function inOrder(files: readonly SourceFile[], seen: Files): Files {
  const places = new Map(seen.map((it, at) => [it.name, at]))
  const place = (it: SourceFile) => places.get(it.name) ?? seen.length
  return files.toSorted((a, b) => place(a) - place(b))
}
