import { type Files, findFile } from '../../text/file-change.ts'
import { type Position, positionsIn } from '../../text/positions/position.ts'
import { readDocumentCached } from '../../yaml/document-cache.ts'
import type { Path } from '../../yaml/path.ts'
import { documentAt } from '../../yaml/places/document-at.ts'
import { innerTextAt } from '../../yaml/places/inner-text.ts'
import { offsetInScalar, offsetOfPart } from '../../yaml/places/scalar-offset.ts'
import type { SourceDocument } from '../../yaml/source-document.ts'
import { isKustomization } from '../files/kustomization-names.ts'
import type { WrittenAt } from '../traced/traced.ts'
import { type BuiltPlace, builtPlace } from './built-place.ts'
import type { ResolvedView } from './resolved-view.ts'

/** The place that a position in a file leads to; in a patch that is written into a kustomization, the one in the patch. */
export function writtenAtPosition(files: Files, at: FilePosition): WrittenAt | undefined {
  return spotAt(files, at)?.written
}

/** How far into the text of a value a position is: a name may have a namespace before or behind it. */
export function indexAtPosition(files: Files, at: FilePosition): number {
  const spot = spotAt(files, at)
  return spot ? indexOf(spot) : 0
}

interface FilePosition {
  readonly file: string
  readonly position: Position
}

/** A place, and what a position in it is in the document that it is read from: that of a patch, where it is in one. */
interface Spot {
  readonly written: WrittenAt
  readonly document: SourceDocument
  readonly path: Path
  readonly offset: number
}

function spotAt(files: Files, { file, position }: FilePosition): Spot | undefined {
  const text = findFile(files, file)?.text
  if (text === undefined) return undefined
  const inFile = positionsIn(text).offsetAt(position)
  const { index, from, document } = documentAt(text, inFile)
  const offset = inFile - from
  const path = document.sourceMap.pathAt(offset)
  const written = { file, document: index, path }
  const patch = isKustomization(file) ? innerTextAt(document, path) : undefined
  const inside = patch?.inside(offset)
  if (!patch || inside === undefined) return { written, document, path, offset }
  const found = documentAt(patch.text, inside)
  const inner = { offset: inside - found.from, path: found.document.sourceMap.pathAt(inside - found.from) }
  return {
    written: { ...written, inside: { document: found.index, path: inner.path } },
    document: found.document,
    ...inner,
  }
}

function indexOf({ document, path, offset }: Spot): number {
  return offsetInScalar(document, path, offset) ?? 0
}

/** Where what stands at a position of a file is in the text of the build; undefined where the build does not take it over. */
export function positionInView(files: Files, view: ResolvedView, at: FilePosition): Position | undefined {
  const spot = spotAt(files, at)
  const place = spot && builtPlace(view.resolution, spot.written)
  return place && positionOf(view, place, indexOf(spot))
}

/** Where the value at a place of the build stands in its text, as far into it as it is asked for. */
export function positionOf(
  { file, starts }: ResolvedView,
  { resource, path }: BuiltPlace,
  index: number,
): Position | undefined {
  const from = starts[resource] ?? 0
  const document = readDocumentCached(file.text.slice(from, starts[resource + 1]))
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
