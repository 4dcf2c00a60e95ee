import { type Zippable, zipSync } from 'fflate'
import { encodeUtf8 } from '../text/utf8.ts'
import { type ExportTarget, fileNameFor } from './export-target.ts'

/** The same files give the same bytes: there is no clock in core, and a zip has no earlier day. Local time, as zip counts. */
const firstDay = new Date(1980, 0, 1, 0, 0, 0)

export const zip: ExportTarget = {
  id: 'zip',
  title: 'The files as a zip',
  doc: 'Every file by its own name, in folders where the names have them.',
  fileName: ({ name }) => `${fileNameFor(name)}.zip`,
  write(content) {
    const entries: Zippable = Object.create(null)
    for (const { name, text } of content.files) entries[safeName(name, entries)] = encodeUtf8(text)
    const data = zipSync(entries, { level: 9, mtime: firstDay })
    return [{ name: zip.fileName(content), mime: 'application/zip', data }]
  },
}

/** Nothing in the zip lies outside of the folder it is unpacked into, and nothing is written twice. */
function safeName(name: string, taken: Zippable): string {
  const steps = name.split(/[\\/]+/).filter(it => it !== '' && it !== '.' && it !== '..')
  const joined = steps.join('/')
  // The zip library keeps its files in a plain object, where this name means something else.
  const safe = joined === '' ? 'istio.yaml' : joined === '__proto__' ? '__proto__.yaml' : joined
  let unique = safe
  for (let count = 2; Object.hasOwn(taken, unique); count++)
    unique = safe.replace(/(\.[^./]*)?$/, extension => `-${count}${extension}`)
  return unique
}
