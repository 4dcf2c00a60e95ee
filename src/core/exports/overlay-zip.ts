import type { Files } from '../text/file-change.ts'
import { type ExportedFile, fileNameFor } from './export-target.ts'
import { zip } from './zip.ts'

/** The files of an overlay in a folder of their own. */
export function overlayZip(name: string, overlay: Files): ExportedFile {
  const folder = `${fileNameFor(name)}-changes`
  const files = overlay.map(it => ({ name: `${folder}/${it.name}`, text: it.text }))
  const [file] = zip.write({ name: folder, files })
  return file!
}
