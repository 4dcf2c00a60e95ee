import { findFile } from '../text/file-change.ts'
import { cleanFileName } from '../text/file-name.ts'
import type { Operation } from './operation.ts'

/** Gives a file another name; what is in it stays. */
export function renameFile(file: string, name: string): Operation {
  const to = cleanFileName(name)
  return {
    title: `Rename ${file} to ${to}`,
    isOfFiles: true,
    run(files) {
      if (!findFile(files, file)) return { ok: false, reason: `The file ${file} no longer exists.` }
      if (to === file) return { ok: true, changes: [] }
      if (findFile(files, to)) return { ok: false, reason: `The file ${to} already exists.` }
      return { ok: true, changes: [{ type: 'rename', file, to }] }
    },
  }
}
