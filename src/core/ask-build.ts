import type { Diagnostic } from './diagnostic.ts'
import { textAt } from './kustomize/traced/traced.ts'
import { atSource, builtPlace, builtResource } from './kustomize/view/built-place.ts'
import { type ResolvedView, resourceAt } from './kustomize/view/resolved-view.ts'
import { createPlaces, originAt, type Places } from './kustomize/view/written-place.ts'
import type { AnswerOf, ParamsOf, RequestName } from './language-service/index.ts'
import type { AtPosition } from './language-service/reading/analysed.ts'
import type { Location } from './language-service/reading/placed.ts'
import { type Files, findFile } from './text/file-change.ts'
import { positionsIn } from './text/positions/position.ts'
import { cutDocuments } from './yaml/cut-documents.ts'
import { readDocumentCached } from './yaml/document-cache.ts'
import type { SourceDocument } from './yaml/source-document.ts'

/** What a kustomization builds of files, and the problems of that where they stand in the files. */
export interface AskedBuild {
  readonly files: Files
  readonly view: ResolvedView
  readonly diagnostics: readonly Diagnostic[]
  /** Whether those who are asked have it as it is here already. */
  readonly isAnalysed: boolean
}

/** A request as it is put to those who know the build alone, and what their answer says of the files. */
export interface BuildRequest<R extends RequestName> {
  readonly params: ParamsOf<R>
  readonly answered: (answer: AnswerOf<R>) => AnswerOf<R>
}

/**
 * A request about one of the files, for a language service that was given what the kustomization builds. Definitions and references are
 * those of the build; everything else is about the text alone, with what the build knows beside it.
 */
export function askBuild<R extends RequestName>(
  build: AskedBuild,
  request: R,
  params: ParamsOf<R>,
): BuildRequest<R> {
  const ask = ways[request] as Way<R> | undefined
  return ask?.(build, params) ?? { params, answered: it => it }
}

type Way<R extends RequestName> = (build: AskedBuild, params: ParamsOf<R>) => BuildRequest<R> | undefined

const ways: { readonly [R in RequestName]?: Way<R> } = {
  definition: (build, params) => {
    const at = positionInBuild(build, params)
    return at && { params: at, answered: it => locationsInFiles(build, it) }
  },
  references: (build, params) => {
    const at = positionInBuild(build, params)
    return (
      at && {
        params: { ...at, includeDeclaration: params.includeDeclaration },
        answered: it => locationsInFiles(build, it),
      }
    )
  },
  completion: (build, params) => ({
    params: { ...params, namespace: namespaceInBuild(build, params) },
    answered: it => it,
  }),
  hover: (build, params) => ({
    params: { ...params, built: { at: positionInBuild(build, params), problems: problemsAt(build, params) } },
    answered: it => it,
  }),
  documentLinks: ({ files }, params) => ({
    params: { ...params, names: files.map(it => it.name) },
    answered: it => it,
  }),
}

function positionInBuild({ files, view, isAnalysed }: AskedBuild, at: AtPosition): AtPosition | undefined {
  const text = findFile(files, at.file)?.text
  // A text that is newer than what is built has moved its places.
  if (text === undefined || (at.text !== undefined && at.text !== text)) return undefined
  const offset = positionsIn(text).offsetAt(at.position)
  const source = documentAt(text, offset)
  const path = source.document.sourceMap.pathAt(offset - source.from)
  const place = builtPlace(view.resolution, { file: at.file, document: source.index, path })
  const built = place && documentAt(view.file.text, view.starts[place.resource] ?? 0)
  const range = built?.document.sourceMap.valueRange(place!.path)
  if (!built || !range) return undefined
  return {
    file: view.file.name,
    position: positionsIn(view.file.text).positionAt(built.from + range.from),
    ...(!isAnalysed && { text: view.file.text }),
  }
}

/** Where the build puts what is written in the document at a place. */
function namespaceInBuild({ files, view }: AskedBuild, at: AtPosition): string | undefined {
  const text = at.text ?? findFile(files, at.file)?.text
  if (text === undefined) return undefined
  const { index } = documentAt(text, positionsIn(text).offsetAt(at.position))
  const resource = builtResource(view.resolution, at.file, index)
  return (resource && textAt(resource.value, 'metadata', 'namespace')) || undefined
}

function locationsInFiles({ files, view }: AskedBuild, found: readonly Location[]): Location[] {
  const places = createPlaces(files)
  const seen = new Set<string>()
  return found.flatMap(it => {
    const location = it.file === view.file.name ? locationInFiles(it, files, view, places) : it
    const key = JSON.stringify(location)
    if (!location || seen.has(key)) return []
    seen.add(key)
    return [location]
  })
}

function locationInFiles(
  { range }: Location,
  files: Files,
  view: ResolvedView,
  places: Places,
): Location | undefined {
  const { from } = positionsIn(view.file.text).range(range)
  const resource = resourceAt(view, from)
  const built = documentAt(view.file.text, from)
  if (!resource) return undefined
  const path = built.document.sourceMap.pathAt(from - built.from)
  const origin = originAt(resource, path)
  // Of a name with a suffix, the name is looked for, not the suffix.
  const before = origin.type === 'made' ? places.exactRangeOf(atSource(resource, path)) : undefined
  const written = before ?? places.rangeOf(origin.at)
  const text = written && findFile(files, written.file)?.text
  if (text === undefined) return undefined
  return { file: written!.file, range: positionsIn(text).lineRange(written!) }
}

function problemsAt({ files, diagnostics }: AskedBuild, { file, text, position }: AtPosition): string[] {
  const known = findFile(files, file)?.text
  if (known === undefined || (text !== undefined && text !== known)) return []
  const offset = positionsIn(known).offsetAt(position)
  return diagnostics.filter(it => it.file === file && it.from <= offset && offset <= it.to).map(it => it.id)
}

function documentAt(
  text: string,
  offset: number,
): { readonly index: number; readonly from: number; readonly document: SourceDocument } {
  const cuts = cutsOf(text)
  const index = Math.max(
    cuts.findLastIndex(it => it.from <= offset),
    0,
  )
  const { from, to, marked } = cuts[index] ?? { from: 0, to: text.length }
  return { index, from, document: readDocumentCached(text.slice(from, to), marked) }
}

let last: { readonly text: string; readonly cuts: ReturnType<typeof cutDocuments> } | undefined

/** What is built is cut once for all the places in an answer. */
function cutsOf(text: string): ReturnType<typeof cutDocuments> {
  if (last?.text !== text) last = { text, cuts: cutDocuments(text) }
  return last.cuts
}
