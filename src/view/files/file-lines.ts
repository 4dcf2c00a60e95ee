import { splitName } from './file-names.ts'

/** A line of the file list: a folder, above the first of its files, or a file by its whole name. */
export interface FileLine {
  readonly type: 'folder' | 'file'
  readonly name: string
}

/** The files in the order they are in; a folder that is left and entered again is named again. */
export function fileLines(names: readonly string[]): FileLine[] {
  let last = ''
  return names.flatMap((name): FileLine[] => {
    const { folder } = splitName(name)
    const isHeaded = folder !== '' && folder !== last
    last = folder
    const file: FileLine = { type: 'file', name }
    return isHeaded ? [{ type: 'folder', name: folder.slice(0, -1) }, file] : [file]
  })
}
