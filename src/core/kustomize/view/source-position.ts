import { type Files, findFile } from '../../text/file-change.ts'
import { type Position, positionsIn } from '../../text/positions/position.ts'
import { cutDocuments } from '../../yaml/cut-documents.ts'
import { readDocumentCached } from '../../yaml/document-cache.ts'
import type { Path } from '../../yaml/path.ts'
import { innerTextAt } from '../../yaml/places/inner-text.ts'
import { offsetInScalar, offsetOfPart } from '../../yaml/places/scalar-offset.ts'
import type { SourceDocument } from '../../yaml/source-document.ts'
import { isKustomization } from '../files/kustomization-names.ts'
import type { WrittenAt } from '../traced/traced.ts'
import { type BuiltPlace, builtPlace } from './built-place.ts'
import type { ResolvedView } from './resolved-view.ts'

/** A document of a text, and where it begins. */
export interface CutDocument {
  readonly index: number
  readonly from: number
  readonly document: SourceDocument
}

/** The document that an offset of a text is in. */
export function documentAt(text: string, offset: number): CutDocument {
  const cuts = cutsOf(text)
  const index = Math.max(
    cuts.findLastIndex(it => it.from <= offset),
    0,
  )
  const { from, to, marked } = cuts[index] ?? { from: 0, to: text.length }
  return { index, from, document: readDocumentCached(text.slice(from, to), marked) }
}

/** The place that a position in a file leads to; in a patch that is written into a kustomization, the one in the patch. */
export function writtenAtPosition(
  files: Files,
  { file, position }: { readonly file: string; readonly position: Position },
): WrittenAt | undefined {
  const text = findFile(files, file)?.text
  if (text === undefined) return undefined
  const offset = positionsIn(text).offsetAt(position)
  const { index, from, document } = documentAt(text, offset)
  const path = document.sourceMap.pathAt(offset - from)
  const at = { file, document: index, path }
  const patch = isKustomization(file) ? innerTextAt(document, path) : undefined
  const inner = patch?.inside(offset - from)
  if (!patch || inner === undefined) return at
  const found = documentAt(patch.text, inner)
  return {
    ...at,
    inside: { document: found.index, path: found.document.sourceMap.pathAt(inner - found.from) },
  }
}

/** Where what stands at a position of a file is in the text of the build; undefined where the build does not take it over. */
export function positionInView(
  files: Files,
  view: ResolvedView,
  at: { readonly file: string; readonly position: Position },
): Position | undefined {
  const written = writtenAtPosition(files, at)
  const place = written && builtPlace(view.resolution, written)
  return place && positionOf(view, place, indexAtPosition(files, at))
}

/** How far into the text of a value a position is: a name may have a namespace before or behind it. */
export function indexAtPosition(
  files: Files,
  { file, position }: { readonly file: string; readonly position: Position },
): number {
  const text = findFile(files, file)?.text ?? ''
  const offset = positionsIn(text).offsetAt(position)
  const { from, document } = documentAt(text, offset)
  const path = document.sourceMap.pathAt(offset - from)
  const patch = isKustomization(file) ? innerTextAt(document, path) : undefined
  const inner = patch?.inside(offset - from)
  if (!patch || inner === undefined) return offsetInScalar(document, path, offset - from) ?? 0
  const found = documentAt(patch.text, inner)
  const own = inner - found.from
  return offsetInScalar(found.document, found.document.sourceMap.pathAt(own), own) ?? 0
}

/** Where the value at a place of the build stands in its text, as far into it as it is asked for. */
export function positionOf(
  { file, starts }: ResolvedView,
  { resource, path }: BuiltPlace,
  index: number,
): Position | undefined {
  const { document, from } = documentAt(file.text, starts[resource] ?? 0)
  const offset = offsetOfPart(document, path, index) ?? document.sourceMap.valueRange(path)?.from
  return offset === undefined ? undefined : positionsIn(file.text).positionAt(from + offset)
}

/** The place that an offset in the text of the build leads to. */
export function placeInView(
  { file, starts }: ResolvedView,
  offset: number,
): BuiltPlace & { readonly part: 'key' | 'value' } {
  const { from, document } = documentAt(file.text, offset)
  const path: Path = document.sourceMap.pathAt(offset - from)
  const key = document.sourceMap.keyRange(path)
  const isKey = path.length > 0 && key !== undefined && offset - from <= key.to && key.from <= offset - from
  return {
    resource: starts.findLastIndex(it => it <= offset),
    path,
    part: isKey && typeof path.at(-1) === 'string' ? 'key' : 'value',
  }
}

let last: { readonly text: string; readonly cuts: ReturnType<typeof cutDocuments> } | undefined

/** What is built is cut once for all the places in an answer. */
function cutsOf(text: string): ReturnType<typeof cutDocuments> {
  if (last?.text !== text) last = { text, cuts: cutDocuments(text) }
  return last.cuts
}
