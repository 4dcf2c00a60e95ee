import { fileReferences } from '../kustomize/files/file-references.ts'
import type { LineRange } from '../text/positions/position.ts'
import type { Analysed, InFile } from './reading/analysed.ts'
import { documentsOf, inFile, type OpenDocument } from './reading/document-at.ts'
import { movedRange, ofAll, perDocument } from './reading/per-document.ts'

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
  return ofAll(documentsOf(analysed, at), it => {
    const addresses = addressesIn(it)
    const files = filesOf(it, names)
    return files.length === 0 ? addresses : [...addresses, ...files]
  })
}

/** Longer ones are no addresses for people. */
const address = /https?:\/\/[^\s"'`<>{}|\\^[\]]{1,2000}/g

const addressesIn = perDocument(
  ({ text }, positions): DocumentLink[] => {
    if (!text.includes('://')) return []
    return [...text.matchAll(address)].map(match => {
      const target = match[0].replace(/[.,;:!?)]+$/, '')
      const range = positions.lineRange({ from: match.index, to: match.index + target.length })
      return { range, target, tooltip: 'Open in the browser' }
    })
  },
  (it, lines) => ({ ...it, range: movedRange(it.range, lines) }),
)

function filesOf(open: OpenDocument, names: ReadonlySet<string>): DocumentLink[] {
  const { value, sourceMap } = open.document
  return fileReferences(open.file, value, names).flatMap(({ path, file }) => {
    const range = sourceMap.valueRange(path)
    if (!range) return []
    return [{ range: open.positions.lineRange(inFile(open, range)), file, tooltip: `Open ${file}` }]
  })
}
