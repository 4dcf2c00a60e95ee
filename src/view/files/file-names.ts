import { cleanFileName } from '../../core/text/file-name.ts'

/** A name as a person typed it, made fit to be a path, with `.yaml` where no extension was given; blank stays blank. */
export function yamlName(typed: string): string {
  if (typed.trim() === '') return ''
  const name = cleanFileName(typed)
  return /\.[^./]+$/.test(name) ? name : `${name}.yaml`
}

/** The folder of a file's path with its slash, and the name in it. */
export function splitName(path: string): { folder: string; name: string } {
  const at = path.lastIndexOf('/') + 1
  return { folder: path.slice(0, at), name: path.slice(at) }
}
