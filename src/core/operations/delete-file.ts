import { findFile } from '../text/file-change.ts'
import type { Operation } from './operation.ts'

/** Takes a file away with all that is in it. */
export function deleteFile(file: string): Operation {
  return {
    title: `Delete ${file}`,
    isOfFiles: true,
    run: files =>
      findFile(files, file)
        ? { ok: true, changes: [{ type: 'remove', file }] }
        : { ok: false, reason: `The file ${file} no longer exists.` },
  }
}
