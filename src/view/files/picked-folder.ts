import type { Files } from '../../core/text/file-change.ts'

/**
 * Files that lie in one folder, by their paths in it, and the folder's name: what is opened from a folder is a folder's content, so that
 * a patch of it applies there. Undefined where files do not lie in one.
 */
export function inPickedFolder(files: Files): { readonly name: string; readonly files: Files } | undefined {
  const name = files[0]?.name.split('/')[0]
  if (!name || !files.every(it => it.name.startsWith(`${name}/`))) return undefined
  return { name, files: files.map(it => ({ ...it, name: it.name.slice(name.length + 1) })) }
}
