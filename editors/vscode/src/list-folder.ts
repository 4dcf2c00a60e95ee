import { FileType, Uri, workspace } from 'vscode'
import { isFolderName, isHiddenName } from '../../../src/core/text/configuration-name.ts'
import type { HostFile } from '../../../src/lsp/host.ts'

/** More files than this are no configuration for one mesh. */
const most = 10_000

/**
 * The configuration below a folder, read through VS Code's file system. It is walked: `findFiles` asks whoever searches such a folder, and
 * where nobody does, as in most folders that an extension provides, it waits.
 */
export async function listFolder(folder: string): Promise<readonly HostFile[]> {
  const root = workspace.workspaceFolders?.find(it => `${it.uri}/` === folder || it.uri.toString() === folder)
  if (!root) return []
  const found = await namesBelow(root.uri)
  const read = await Promise.all(
    found.map(async name => {
      const uri = Uri.joinPath(root.uri, name)
      return { uri: uri.toString(), text: await readFile(uri) }
    }),
  )
  return read.flatMap(({ uri, text }) => (text === undefined ? [] : [{ uri, text }]))
}

/** The text of a file; undefined where there is none to be had. */
export async function readFile(uri: Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(uri))
  } catch {
    return undefined
  }
}

/** Names within a folder, those of hidden folders left out. A link to a folder is not followed: it may lead back. */
async function namesBelow(root: Uri): Promise<readonly string[]> {
  const found: string[] = []
  let level = ['']
  while (level.length > 0 && found.length < most) {
    const below = await Promise.all(level.map(it => entriesOf(root, it)))
    const entries = below.flat()
    found.push(...entries.filter(it => it.isFile && isFolderName(it.name)).map(it => it.name))
    level = entries.filter(it => it.isFolder).map(it => it.name)
  }
  return found.slice(0, most)
}

async function entriesOf(root: Uri, folder: string) {
  try {
    const entries = await workspace.fs.readDirectory(folder === '' ? root : Uri.joinPath(root, folder))
    return entries
      .filter(([name]) => !isHiddenName(name))
      .map(([name, type]) => ({
        name: folder === '' ? name : `${folder}/${name}`,
        isFile: (type & FileType.File) !== 0,
        isFolder: type === FileType.Directory,
      }))
  } catch {
    return []
  }
}
