import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Files } from '../core/text/file-change.ts'

/** Writes files into a folder that is made for them. One that is there already is left alone, and complained of. */
export function writeNewFolder(folder: string, files: Files, complaints: string[]): void {
  try {
    mkdirSync(dirname(folder), { recursive: true })
    mkdirSync(folder)
    for (const { name, text } of files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), text)
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    complaints.push(
      code === 'EEXIST'
        ? `${folder} is there already. Name a new folder.`
        : `${folder}: ${code ?? 'it cannot be written'}`,
    )
  }
}
