import type { Files } from '../core/text/file-change.ts'

/** More characters than this take long enough to be worth a drawing of the first of them: of about 600 resources. */
export const muchText = 600_000
/** Of so many characters the first drawing is made then. */
export const firstPart = 200_000

/** The files in growing parts, each with the one before it: `first` characters, then four times as many, and so on, without the whole. */
export function* filePortions(files: Files, first: number): Generator<{ files: Files; done: number }> {
  const total = sizeOf(files)
  for (let size = first; size < total; size *= 4) {
    const part = cut(files, size)
    if (part.length > 0) yield { files: part, done: sizeOf(part) }
  }
}

export function sizeOf(files: Files): number {
  return files.reduce((sum, it) => sum + it.text.length, 0)
}

/** As many files as fit; of the first that does not, the documents that do. */
function cut(files: Files, size: number): Files {
  const part: Files[number][] = []
  let left = size
  for (const file of files) {
    if (file.text.length > left) {
      const end = file.text.lastIndexOf('\n---\n', left)
      if (end >= 0) part.push({ name: file.name, text: file.text.slice(0, end + 1) })
      return part
    }
    part.push(file)
    left -= file.text.length
  }
  return part
}
