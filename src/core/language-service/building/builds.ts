import { sameItems } from '../../data/same-value.ts'
import type { TracedMap } from '../../kustomize/traced/traced.ts'
import { findKustomizations } from '../../kustomize/view/find-kustomizations.ts'
import type { ResolvedView } from '../../kustomize/view/resolved-view.ts'
import { resolveView } from '../../kustomize/view/resolved-view.ts'
import { identifyResources, type ReadDocument, sameNaming } from '../../model/identify.ts'
import { identifyFiles, takeOverIdentified } from '../../model/locate.ts'
import { linkModel } from '../../model/model.ts'
import type { AnalysisSettings } from '../../settings.ts'
import type { Files } from '../../text/file-change.ts'
import { readDocument } from '../../yaml/read-document.ts'
import type { SourceDocument } from '../../yaml/source-document.ts'
import type { Analysed } from '../reading/analysed.ts'

/** The files that a kustomization is built from, for requests that change them: what is asked about is then one of these. */
export interface Sources {
  readonly files: Files
  /** The folder of the kustomization that the file is read with. */
  readonly folder: string
}

/** What a kustomization builds of the files, with what is known of it. */
export interface Build {
  readonly folder: string
  /** Built when it is first asked for: most that is asked is known by the first of several. */
  readonly view: ResolvedView
  analysed(): Analysed
}

/** What the kustomizations build that have something of a file: the one it is read with first, then those that nobody refers to, then their bases. */
export function buildsOf({ files, folder }: Sources, shown: Analysed): Build[] {
  const kept = last?.files === files && last.shown === shown.model ? last.builds : new Map<string, Build>()
  last = { files, shown: shown.model, builds: kept }
  const others = findKustomizations(files).map(it => it.folder)
  return [folder, ...others.filter(it => it !== folder)].map(it => {
    const build = kept.get(it) ?? buildOf(files, it, shown)
    kept.set(it, build)
    return build
  })
}

/** Kept between the question what can be renamed and the rename itself. */
let last:
  | {
      readonly files: Files
      readonly shown: Analysed['model']
      readonly builds: Map<string, Build>
    }
  | undefined

/** The reason why nothing can be built; undefined where all can. */
export function faultOf({ view }: Pick<Build, 'view'>): string | undefined {
  return view.resolution.error?.message
}

function buildOf(files: Files, folder: string, shown: Analysed): Build {
  let view: ResolvedView | undefined
  let known: Analysed | undefined
  return {
    folder,
    get view() {
      view ??= resolveView(files, folder)
      return view
    },
    analysed() {
      known ??= analysedView(this.view, shown)
      return known
    },
  }
}

function analysedView(view: ResolvedView, shown: Analysed): Analysed {
  const { settings } = shown
  const { file } = view
  const [only] = shown.files
  if (shown.files.length === 1 && only?.name === file.name && only.text === file.text) return shown
  const before = analysedLast.get(file.name)
  const files = [file]
  const documents = identifyAgain(readView(view, before?.documents), settings, before)
  // Operations read files, and these are read.
  takeOverIdentified(files, settings, documents)
  const analysed = analysedDocuments(files, documents, settings, before)
  analysedLast.delete(file.name)
  analysedLast.set(file.name, analysed)
  for (const [name] of analysedLast) if (analysedLast.size > mostAnalysed) analysedLast.delete(name)
  return analysed
}

/** What was built last of some folders, by the name of the file: what it says still is taken over. */
const analysedLast = new Map<string, Analysed>()
const mostAnalysed = 8

function identifyAgain(
  read: readonly ReadDocument[],
  settings: AnalysisSettings,
  before: Analysed | undefined,
): Analysed['documents'] {
  const isSame =
    before &&
    sameNaming(before.settings, settings) &&
    sameItems<ReadDocument>(
      before.documents,
      read,
      (a, b) => a.document === b.document && a.offset === b.offset,
    )
  return isSame ? before.documents : identifyResources(read, settings)
}

/** The documents of what is built, each read once for as long as its resource is built alike. */
function readView(
  { file, resolution, starts }: ResolvedView,
  before: Analysed['documents'] | undefined,
): ReadDocument[] {
  return resolution.resources.map(({ value }, index) => {
    const kept = index === 0 ? firstDocuments : laterDocuments
    let document = kept.get(value)
    if (!document) {
      const offset = starts[index]!
      const text = file.text.slice(offset, starts[index + 1])
      const beside = before?.[index]?.document
      document = beside?.text === text ? beside : readDocument(text)
      kept.set(value, document)
    }
    return { file: file.name, index, offset: starts[index]!, document }
  })
}

/** The first document has no line above it. */
const firstDocuments = new WeakMap<TracedMap, SourceDocument>()
const laterDocuments = new WeakMap<TracedMap, SourceDocument>()

/** Files with what of them requests are answered from, without problems and saved requests. */
export function analysedFiles(files: Files, settings: AnalysisSettings): Analysed {
  return analysedDocuments(files, identifyFiles(files, settings), settings, undefined)
}

function analysedDocuments(
  files: Files,
  documents: Analysed['documents'],
  settings: AnalysisSettings,
  before: Analysed | undefined,
): Analysed {
  const model = linkModel(
    documents.flatMap(it => it.resources),
    settings,
    before?.model,
  )
  return { files, documents, model, settings, configurations: [], requests: [], diagnostics: [] }
}
