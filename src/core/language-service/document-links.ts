import { fileReferences } from '../kustomize/files/file-references.ts'
import type { LineRange } from '../text/positions/position.ts'
import type { Range } from '../text/text-edit.ts'
import type { Analysed, InFile } from './reading/analysed.ts'
import { documentsOf, inFile, type OpenDocument } from './reading/document-at.ts'

/** What the protocol calls a document link: to a file of the workspace, or to an address. */
export interface DocumentLink {
  readonly range: LineRange
  readonly tooltip: string
  readonly file?: string
  readonly target?: string
}

export interface DocumentLinksParams extends InFile {
  /** The names of the workspace's files, where those analysed are others: what a kustomization builds. */
  readonly names?: readonly string[] | undefined
}

/** Addresses of the web in comments and values, and the files that a kustomization is made of. */
export function documentLinks(analysed: Analysed, at: DocumentLinksParams): DocumentLink[] {
  const names = new Set(at.names ?? analysed.files.map(it => it.name))
  return documentsOf(analysed, at).flatMap(it => [...addressesIn(it), ...filesOf(it, names)])
}

/** Longer ones are no addresses for people. */
const address = /https?:\/\/[^\s"'`<>{}|\\^[\]]{1,2000}/g

function addressesIn(open: OpenDocument): DocumentLink[] {
  if (!open.document.text.includes('://')) return []
  return [...open.document.text.matchAll(address)].map(match => {
    const target = match[0].replace(/[.,;:!?)]+$/, '')
    const range = { from: match.index, to: match.index + target.length }
    return { range: lineRange(open, range), target, tooltip: 'Open in the browser' }
  })
}

function filesOf(open: OpenDocument, names: ReadonlySet<string>): DocumentLink[] {
  const { value, sourceMap } = open.document
  return fileReferences(open.file, value, names).flatMap(({ path, file }) => {
    const range = sourceMap.valueRange(path)
    return range ? [{ range: lineRange(open, range), file, tooltip: `Open ${file}` }] : []
  })
}

function lineRange(open: OpenDocument, range: Range): LineRange {
  return open.positions.lineRange(inFile(open, range))
}
