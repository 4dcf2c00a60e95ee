import { memoByObject } from '../data/memo-by-object.ts'
import { kindKey } from '../kinds/kind-key.ts'
import type { AnalysisSettings } from '../settings.ts'
import { defaultSettings } from '../settings.ts'
import { type Files, findFile, type SourceFile } from '../text/file-change.ts'
import { cutDocuments } from '../yaml/cut-documents.ts'
import { readDocumentCached } from '../yaml/document-cache.ts'
import type { SourceDocument } from '../yaml/source-document.ts'
import { identifyResources, type Naming, type ReadDocument, sameNaming } from './identify.ts'
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

/**
 * Where a resource stands in the files now, or undefined when no readable document holds it. Only documents that may hold an
 * object of that name are read.
 */
export function locateResource(
  files: Files,
  id: ResourceId,
  settings: AnalysisSettings = defaultSettings,
): Located | undefined {
  for (const analysed of documentsThatMayHold(files, id, settings)) {
    const resource = analysed.resources.find(it => it.id === id)
    if (resource) return located(findFile(files, resource.file)!, analysed, resource)
  }
  return undefined
}

function documentsThatMayHold(
  files: Files,
  id: ResourceId,
  settings: AnalysisSettings,
): readonly AnalysedDocument[] {
  const name = id.slice(id.lastIndexOf('/') + 1).replace(/~\d+$/, '')
  const isKnown = identified.get(files)?.settings.defaultNamespace === settings.defaultNamespace
  // Other names may be written in ways that the text does not show.
  if (isKnown || !/^[\w.-]+$/.test(name)) return identifyFiles(files, settings)
  const mayHold = (text: string) => text.includes(name) || hidesNames(text)
  if (asked.name !== name)
    asked = { name, mayHold: memoByObject(it => it.text.includes(name) || hidesNamesIn(it)) }
  const documents = files
    .filter(asked.mayHold)
    .flatMap(it => documentsOf(it, mayHold))
    .map(({ key, marked, own, ...it }) => ({
      ...it,
      document: knownByText().get(key) ?? readDocumentCached(own, marked),
    }))
  return identifyResources(documents, settings)
}

/** The name that was looked for last: a form looks for the same with every keystroke, in files that mostly stay. */
let asked: { readonly name: string; readonly mayHold: (file: SourceFile) => boolean } = {
  name: '',
  mayHold: () => true,
}

/** An escape, a tag or an alias: with one of these a name may be there without its letters. */
function hidesNames(text: string): boolean {
  return text.includes('\\') || marksValues(text, '*') || marksValues(text, '!')
}

const hidesNamesIn = memoByObject(({ text }: SourceFile) => hidesNames(text))

/** Whether a sign stands before a word where a value begins. One expression for all of it reads each letter, some 20 ms in 5,000 resources. */
function marksValues(text: string, sign: string): boolean {
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1))
    if (/[\w!<]/.test(text[at + 1] ?? '') && (at === 0 || /[\s,[{:-]/.test(text[at - 1]!))) return true
  return false
}

/** Every resource of a kind (of any kind where none is given), in the order of the files. */
export function locateResources(
  files: Files,
  kind: string | undefined,
  settings: AnalysisSettings = defaultSettings,
): Located[] {
  const isMeant = (it: Resource) => (kind === undefined || kindKey(it) === kind ? true : undefined)
  return locateWith(files, settings, isMeant).map(it => it.target)
}

/** Those of them in which something is found, with that, in the order of the files. */
export function locateWith<T>(
  files: Files,
  settings: AnalysisSettings,
  find: (resource: Resource, document: SourceDocument) => T | undefined,
): { readonly target: Located; readonly found: T }[] {
  const all: { readonly target: Located; readonly found: T }[] = []
  let byName: Map<string, SourceFile> | undefined
  for (const analysed of identifyFiles(files, settings))
    for (const resource of analysed.resources) {
      const found = find(resource, analysed.document)
      if (found === undefined) continue
      byName ??= new Map(files.map(it => [it.name, it]))
      all.push({ target: located(byName.get(resource.file)!, analysed, resource), found })
    }
  return all
}

/** The same without what an edit needs. */
export function resourcesIn(files: Files, settings: AnalysisSettings = defaultSettings): readonly Resource[] {
  return resourcesOf(identifyFiles(files, settings))
}

const resourceLists = new WeakMap<readonly AnalysedDocument[], readonly Resource[]>()

function resourcesOf(documents: readonly AnalysedDocument[]): readonly Resource[] {
  const known = resourceLists.get(documents)
  if (known) return known
  const all: Resource[] = []
  for (const { resources } of documents) for (const it of resources) all.push(it)
  resourceLists.set(documents, all)
  return all
}

/** All documents of the files with the resources in them; what has not changed since the last call is not read again. */
export function identifyFiles(files: Files, settings: AnalysisSettings): readonly AnalysedDocument[] {
  const kept = identified.get(files)
  if (kept && sameNaming(kept.settings, settings)) return kept.documents
  const documents = identifyResources(readFiles(files), settings)
  identified.set(files, { settings, documents })
  return documents
}

const identified = new WeakMap<
  Files,
  { readonly settings: Naming; readonly documents: readonly AnalysedDocument[] }
>()

/** Of the files read last, by text. The shared cache alone would be too small for a thousand documents read in turn. */
let known: ReadonlyMap<string, SourceDocument> = new Map()
/** Taken over, and not entered there yet: most who ask something need none of them. */
let takenOver: readonly AnalysedDocument[] | undefined

/** Takes over documents that somebody else has read already. */
export function takeOverReading(documents: readonly AnalysedDocument[]): void {
  takenOver = documents
}

function knownByText(): ReadonlyMap<string, SourceDocument> {
  if (takenOver) known = new Map(takenOver.map(({ document }) => [document.text, document]))
  takenOver = undefined
  return known
}

/** Takes over what somebody else has identified in these very files; of documents that cannot be read, no resources. */
export function takeOverIdentified(
  files: Files,
  settings: Naming,
  documents: readonly AnalysedDocument[],
): void {
  const kept = identified.get(files)
  if (!kept || !sameNaming(kept.settings, settings)) identified.set(files, { settings, documents })
}

function readFiles(files: Files): ReadDocument[] {
  const before = knownByText()
  const now = new Map<string, SourceDocument>()
  const documents = files.flatMap(({ name, text }) =>
    documentsOf({ name, text }).map(({ key, marked, own, ...it }) => {
      const document = now.get(key) ?? before.get(key) ?? readDocumentCached(own, marked)
      now.set(key, document)
      return { ...it, document }
    }),
  )
  known = now
  return documents
}

/** The documents of a file as they are cut, those of them that are wanted. `key` is the same for texts that are read alike. */
function documentsOf({ name, text }: SourceFile, isWanted: (text: string) => boolean = () => true) {
  return cutDocuments(text).flatMap(({ from, to, marked }, index) => {
    const own = text.slice(from, to)
    return isWanted(own)
      ? [{ file: name, index, offset: from, own, marked, key: marked ? `\0${own}` : own }]
      : []
  })
}

function located(
  file: SourceFile,
  { document, index, offset }: AnalysedDocument,
  resource: Resource,
): Located {
  return {
    file,
    resource,
    documentIndex: index,
    offset,
    document,
    base: resource.base,
    value: resource.value,
  }
}
