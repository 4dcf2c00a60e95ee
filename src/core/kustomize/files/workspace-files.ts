import { memoByObject } from '../../data/memo-by-object.ts'
import type { Files } from '../../text/file-change.ts'
import { cutDocuments } from '../../yaml/cut-documents.ts'
import { readDocumentCached } from '../../yaml/document-cache.ts'
import type { SourceDocument } from '../../yaml/source-document.ts'
import { isInOrBelow } from './folder-path.ts'

/** A document of a file that is not empty. */
export interface DocumentOfFile {
  readonly index: number
  readonly offset: number
  readonly source: SourceDocument
}

/** The files of the workspace, looked up by their paths and read once each. */
export class WorkspaceFiles {
  readonly files: Files
  private readonly byName: ReadonlyMap<string, string>
  private readonly read: Map<string, DocumentOfFile[]>
  /** Every file that was asked for and is there. */
  readonly used = new Set<string>()

  constructor(files: Files) {
    const { byName, read } = lookupOf(files)
    this.files = files
    this.byName = byName
    this.read = read
  }

  has(name: string): boolean {
    return this.byName.has(name)
  }

  hasFolder(folder: string): boolean {
    return this.files.some(it => it.name !== folder && isInOrBelow(it.name, folder))
  }

  text(name: string): string | undefined {
    const text = this.byName.get(name)
    if (text !== undefined) this.used.add(name)
    return text
  }

  documents(name: string): readonly DocumentOfFile[] {
    const text = this.text(name)
    const known = this.read.get(name)
    if (known) return known
    const documents = readFile(name, text ?? '')
    this.read.set(name, documents)
    return documents
  }
}

/** Shared by all who look at these very files. */
const lookupOf = memoByObject((files: Files) => ({
  byName: new Map(files.map(it => [it.name, it.text])),
  read: new Map<string, DocumentOfFile[]>(),
}))

/** What was read last of each file: while one is edited, the others stay, and so do its other documents. */
const lastRead = new Map<string, { readonly text: string; readonly documents: DocumentOfFile[] }>()
const mostFiles = 2000

function readFile(name: string, text: string): DocumentOfFile[] {
  const last = lastRead.get(name)
  if (last?.text === text) return last.documents
  const before = new Map(last?.documents.map(it => [it.source.text, it.source]))
  const documents = readDocuments(text, before)
  if (lastRead.size >= mostFiles) lastRead.clear()
  lastRead.set(name, { text, documents })
  return documents
}

/** Documents with something in them, those that cannot be read included. */
export function readDocuments(text: string, known?: ReadonlyMap<string, SourceDocument>): DocumentOfFile[] {
  return cutDocuments(text).flatMap(({ from, to, marked, skipped }, index) => {
    const own = text.slice(from, to)
    const before = known?.get(own)
    const source = before && before.marked === marked ? before : readDocumentCached(own, marked)
    const isEmpty = source.value === undefined && source.readable
    return isEmpty || skipped ? [] : [{ index, offset: from, source }]
  })
}
