import { findFile } from '../text/file-change.ts'
import { cleanFileName } from '../text/file-name.ts'
import type { Operation } from './operation.ts'

/** Adds a file. */
export function createFile(name: string, text = ''): Operation {
  const file = cleanFileName(name)
  return {
    title: `Create ${file}`,
    isOfFiles: true,
    run: files =>
      findFile(files, file)
        ? { ok: false, reason: `The file ${file} already exists.` }
        : { ok: true, changes: [{ type: 'create', file, text }] },
  }
}
