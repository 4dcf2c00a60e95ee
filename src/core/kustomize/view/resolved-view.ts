import type { Files, SourceFile } from '../../text/file-change.ts'
import { lineStarts } from '../../text/lines.ts'
import type { Range } from '../../text/text-edit.ts'
import { cutDocuments } from '../../yaml/cut-documents.ts'
import type { Path } from '../../yaml/path.ts'
import { type Resolution, type ResolvedResource, resolveKustomization } from '../resolve.ts'
import type { Origin } from '../traced/traced.ts'
import { writeResolved } from './write-resolved.ts'
import { originAt, rangeOf } from './written-place.ts'

/** A kustomization as a file that can be analysed like any other, and the way from its places to those of the real files. */
export interface ResolvedView {
  readonly resolution: Resolution
  readonly file: SourceFile
  /** Where the document of each resource begins in the file. */
  readonly starts: readonly number[]
}

export function resolveView(files: Files, folder: string): ResolvedView {
  const resolution = resolveKustomization(files, folder)
  const file = { name: resolvedName(folder), text: writeResolved(resolution) }
  return { resolution, file, starts: cutDocuments(file.text).map(it => it.from) }
}

/** The name of the file that stands for what is resolved. It has no ending, so that no file of a workspace is mistaken for it. */
export function resolvedName(folder: string): string {
  return `${folder || '.'} (resolved)`
}

/** The resource whose document holds an offset of the resolved file. */
export function resourceAt(
  { starts, resolution }: ResolvedView,
  offset: number,
): ResolvedResource | undefined {
  const index = starts.findLastIndex(it => it <= offset)
  return resolution.resources[index]
}

/** Something with a place: a problem, a resource. */
export interface Placed extends Range {
  readonly file: string
  /** From the object's root. */
  readonly path: Path
}

/** Where a place of the resolved file comes from, and whether it is written there or made. */
export function sourceOf(
  files: Files,
  view: ResolvedView,
  { from, path }: Pick<Placed, 'from' | 'path'>,
): (Range & { readonly file: string; readonly origin: Origin }) | undefined {
  const resource = resourceAt(view, from)
  if (!resource) return undefined
  const origin = originAt(resource, path)
  const range = rangeOf(files, origin.at)
  return range && { ...range, origin }
}

/** The line and column of an offset, both from 1. */
export function lineAndColumn(
  text: string,
  offset: number,
): { readonly line: number; readonly column: number } {
  const starts = lineStarts(text)
  const line = starts.findLastIndex(it => it <= offset)
  return { line: line + 1, column: offset - starts[line]! + 1 }
}
