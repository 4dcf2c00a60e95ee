import type { AnalysisSettings } from '../analysis.ts'
import { defaultSettings } from '../analysis.ts'
import type { Files, SourceFile } from '../text/file-change.ts'
import { cutDocuments } from '../yaml/cut-documents.ts'
import { readDocument } from '../yaml/read-document.ts'
import type { SourceDocument } from '../yaml/source-document.ts'
import { identifyResources, type ReadDocument } from './identify.ts'
import type { AnalysedDocument, Resource, ResourceId } from './resource.ts'

/** A resource and everything an edit of it needs. */
export interface Located {
  readonly file: SourceFile
  readonly resource: Resource
  readonly documentIndex: number
  /** Where the document begins in the file; edits of the document are shifted by it. */
  readonly offset: number
  readonly document: SourceDocument
  readonly base: Resource['base']
  readonly value: Resource['value']
}

/** Where a resource stands in the files now, or undefined when no readable document holds it. */
export function locateResource(
  files: Files,
  id: ResourceId,
  settings: AnalysisSettings = defaultSettings,
): Located | undefined {
  for (const analysed of identifyFiles(files, settings)) {
    const resource = analysed.resources.find(it => it.id === id)
    if (resource) return located(files, analysed, resource)
  }
  return undefined
}

/** Every resource of a kind (of any kind where none is given), in the order of the files. */
export function locateResources(
  files: Files,
  kind: string | undefined,
  settings: AnalysisSettings = defaultSettings,
): Located[] {
  return identifyFiles(files, settings).flatMap(analysed =>
    analysed.resources
      .filter(it => kind === undefined || it.kind === kind)
      .map(resource => located(files, analysed, resource)),
  )
}

/** All documents of the files with the resources in them; the same files give the same answer without reading again. */
export function identifyFiles(files: Files, settings: AnalysisSettings): readonly AnalysedDocument[] {
  const kept = identified.get(files)
  if (kept?.namespace === settings.defaultNamespace) return kept.documents
  const documents = identifyResources(files.flatMap(readFile), settings.defaultNamespace)
  identified.set(files, { namespace: settings.defaultNamespace, documents })
  return documents
}

const identified = new WeakMap<Files, { namespace: string; documents: readonly AnalysedDocument[] }>()
const readFiles = new WeakMap<SourceFile, readonly ReadDocument[]>()

function readFile(file: SourceFile): readonly ReadDocument[] {
  const kept = readFiles.get(file)
  if (kept) return kept
  const documents = cutDocuments(file.text).map(({ from, to }, index) => ({
    file: file.name,
    index,
    offset: from,
    document: readDocument(file.text.slice(from, to)),
  }))
  readFiles.set(file, documents)
  return documents
}

function located(files: Files, { document, index, offset }: AnalysedDocument, resource: Resource): Located {
  return {
    file: files.find(it => it.name === resource.file)!,
    resource,
    documentIndex: index,
    offset,
    document,
    base: resource.base,
    value: resource.value,
  }
}
