import { isConfigurationName, isHiddenName } from '../core/text/configuration-name.ts'

/** A file as it came from the user's disk; the name is its path below what was picked or dropped. */
export interface PickedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface PickedFiles {
  readonly files: readonly PickedFile[]
  /** What was left out, with the reason in words for the user. */
  readonly refused: readonly { readonly name: string; readonly reason: string }[]
}

export interface FileLimits {
  /** Bytes of one file; a larger one is not even read. */
  readonly file: number
  /** Bytes of all files together. */
  readonly total: number
  readonly count: number
}

export const fileLimits: FileLimits = { file: 20 * 1024 * 1024, total: 200 * 1024 * 1024, count: 2_000 }

/** Lets the user pick files; nothing picked gives nothing. */
export async function pickFiles(): Promise<PickedFiles> {
  return readAll(fromList(await askForFiles(input => input)))
}

/** Lets the user pick a folder and takes the configuration files in it. */
export async function pickFolder(): Promise<PickedFiles> {
  const picked = await askForFiles(input => {
    input.webkitdirectory = true
    return input
  })
  return readAll(fromList(picked).filter(it => isWanted(it.name)))
}

/** What was dropped or pasted, folders included. To be called within the event: the browser takes the items back after it. */
export function readTransfer(transfer: DataTransfer): Promise<PickedFiles> {
  const entries = Array.from(transfer.items, it => it.webkitGetAsEntry?.() ?? null).filter(it => it !== null)
  const files = fromList(Array.from(transfer.files))
  return entries.length === 0 ? readAll(files) : readEntries(entries)
}

/** Whether a drag or a paste carries files, so that a page can offer to take them. */
export function carriesFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') ?? false
}

/** Hands a file to the user's downloads. */
export function downloadFile(name: string, data: string | Uint8Array, mime: string): void {
  const url = URL.createObjectURL(new Blob([data as BlobPart], { type: mime }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  // Some browsers read the address only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

interface Found {
  readonly name: string
  readonly file: File
}

function askForFiles(prepare: (input: HTMLInputElement) => HTMLInputElement): Promise<File[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  return new Promise(resolve => {
    input.addEventListener('change', () => resolve(Array.from(input.files ?? [])))
    input.addEventListener('cancel', () => resolve([]))
    prepare(input).click()
  })
}

function fromList(files: readonly File[]): Found[] {
  return files.map(file => ({ name: file.webkitRelativePath || file.name, file }))
}

async function readEntries(entries: readonly FileSystemEntry[]): Promise<PickedFiles> {
  const found: Found[] = []
  const refused: { name: string; reason: string }[] = []

  async function walk(entry: FileSystemEntry, inside: boolean): Promise<void> {
    if (found.length > fileLimits.count) return
    const name = entry.fullPath.replace(/^\//, '')
    try {
      if (isDirectory(entry)) {
        if (inside && isHiddenName(entry.name)) return
        for (const child of await childrenOf(entry)) await walk(child, true)
      } else if (isFile(entry) && (!inside || isWanted(name))) found.push({ name, file: await fileOf(entry) })
    } catch {
      refused.push({ name, reason: 'could not be read' })
    }
  }

  for (const entry of entries) await walk(entry, false)
  const read = await readAll(found)
  return { files: read.files, refused: [...refused, ...read.refused] }
}

/** Reads what stays within the limits, in the order of the names' natural order of folders. */
export async function readAll(found: readonly Found[], limits = fileLimits): Promise<PickedFiles> {
  const files: PickedFile[] = []
  const refused: { name: string; reason: string }[] = []
  let total = 0
  for (const { name, file } of found) {
    const reason = refusal(file.size, total, files.length, limits)
    if (reason) {
      refused.push({ name, reason })
      continue
    }
    try {
      files.push({ name, bytes: new Uint8Array(await file.arrayBuffer()) })
      total += file.size
    } catch {
      refused.push({ name, reason: 'could not be read' })
    }
  }
  return { files, refused }
}

/** Why a file is not taken, by its size and what was taken before it; undefined where it is. */
export function refusal(size: number, total: number, count: number, limits: FileLimits): string | undefined {
  if (size > limits.file) return `is ${megabytes(size)} MB; the limit is ${megabytes(limits.file)} MB`
  if (total + size > limits.total) return `exceeds the limit of ${megabytes(limits.total)} MB for all files`
  if (count >= limits.count) return `exceeds the limit of ${limits.count} files`
  return undefined
}

/** Rounded up, so that a file just over the limit is not said to be as large as the limit. */
function megabytes(bytes: number): string {
  return (Math.ceil((bytes / 1024 / 1024) * 10) / 10).toFixed(1).replace(/\.0$/, '')
}

/** Of a folder only configuration is taken: no lock files of a package manager, no sources, nothing hidden. */
function isWanted(path: string): boolean {
  return (isConfigurationName(path) || /\.zip$/i.test(path)) && !path.split('/').slice(1).some(isHiddenName)
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject))
}

/** A reader gives a folder's entries in portions, and an empty one at the end. */
async function childrenOf(entry: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = entry.createReader()
  const children: FileSystemEntry[] = []
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (portion.length === 0) return children.sort((a, b) => (a.name < b.name ? -1 : 1))
    children.push(...portion)
  }
}
