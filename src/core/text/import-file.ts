import { isConfigurationName, isOwnConfiguration } from './configuration-name.ts'
import type { SourceFile } from './file-change.ts'
import { cleanFileName, nameClaims } from './file-name.ts'
import { withoutCharts } from './helm-charts.ts'
import { mixedLineEnds } from './line-ends.ts'
import { isMarkdownName, yamlInMarkdown } from './markdown/markdown-yaml.ts'
import { readText } from './read-text.ts'
import { readZip } from './read-zip.ts'

/** Bytes of one file. */
export const importLimit = 20 * 1024 * 1024

export type ImportedFile =
  | {
      readonly ok: true
      /** The only file, or the first of a zip. */
      readonly file: SourceFile
      /** One file; of a zip, every YAML or JSON file in it. Names are clean and differ from each other. */
      readonly files: readonly SourceFile[]
      /** What the user should know, a sentence each, with the file's name. */
      readonly notices: readonly string[]
    }
  | {
      readonly ok: false
      /** A sentence that begins with the file's name. */
      readonly message: string
      /** The same without the name: `is 20.3 MB; the limit is 20 MB`. */
      readonly reason: string
    }

/** Reads a file as it came from a disk: text in any of the usual encodings, or a zip of such, told of as it is unpacked. Never throws. */
export function importFile(
  name: string,
  bytes: Uint8Array,
  onUnpacked?: (done: number, total: number) => void,
): ImportedFile {
  const file = cleanFileName(name)
  if (bytes.length > importLimit) return refuse(file, tooLarge(bytes.length))
  if (isZip(bytes)) return importZip(file, bytes, onUnpacked)
  const read = readText(bytes)
  if (!read.ok) return refuse(file, read.reason)
  if (isMarkdownName(file)) return importMarkdown(file, read.text)
  const imported = { name: file, text: read.text }
  return { ok: true, file: imported, files: [imported], notices: noticesOf(imported, read.notices) }
}

function importMarkdown(name: string, text: string): ImportedFile {
  const files = yamlInMarkdown(name, text)
  const [file] = files
  if (!file) return refuse(name, 'has no block of YAML or JSON in it')
  const copies =
    files.length === 1
      ? 'Its block of YAML is a copy in a file of its own'
      : `Its ${files.length} blocks of YAML are copies in files of their own`
  return { ok: true, file, files, notices: [`${name} stays as it is. ${copies}.`] }
}

function importZip(
  zip: string,
  bytes: Uint8Array,
  onUnpacked?: (done: number, total: number) => void,
): ImportedFile {
  const limits = { files: 2000, size: importLimit, total: 3 * importLimit }
  const read = readZip(bytes, limits, isWanted, onUnpacked)
  if (!read.ok) return refuse(zip, read.reason)
  const files: SourceFile[] = []
  const claim = nameClaims([])
  const charts = withoutCharts(read.entries)
  const notices = [...charts.notices]
  for (const entry of charts.files) {
    const text = readText(entry.bytes)
    const name = cleanFileName(entry.name)
    if (text.ok) {
      files.push({ name: claim(name), text: text.text })
      notices.push(...noticesOf(files.at(-1)!, text.notices))
    } else notices.push(`${name} in ${zip} ${text.reason}.`)
  }
  notices.push(...read.refused.map(it => `${cleanFileName(it.name)} in ${zip} ${it.reason}.`))
  const [file] = files
  const [chart] = charts.notices
  if (!file && chart) return { ok: false, message: `${zip}: ${chart}`, reason: chart }
  if (!file) return refuse(zip, read.refused[0]?.reason ?? 'is a zip without a YAML file in it')
  return { ok: true, file, files, notices }
}

function noticesOf(file: SourceFile, remarks: readonly string[]): string[] {
  const mixed = mixedLineEnds(file.text)
  return [...remarks, ...(mixed ? [mixed] : [])].map(it => `${file.name} ${it}.`)
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)
}

function isWanted(name: string): boolean {
  const hidden = name
    .split('/')
    .some(it => (/^\.[^.]/.test(it) && !isOwnConfiguration(it)) || it === '__MACOSX')
  return isConfigurationName(name) && !hidden
}

function refuse(name: string, reason: string): ImportedFile {
  return { ok: false, message: `${name} ${reason}.`, reason }
}

function tooLarge(size: number): string {
  // Rounded up, so that a file just over the limit is not said to be as large as the limit.
  const megabytes = Math.ceil((size / 1024 / 1024) * 10) / 10
  return `is ${megabytes} MB; the limit is ${importLimit / 1024 / 1024} MB`
}
