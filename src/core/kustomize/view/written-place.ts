import type { Files } from '../../text/file-change.ts'
import { findFile } from '../../text/file-change.ts'
import type { Range } from '../../text/text-edit.ts'
import type { Path } from '../../yaml/path.ts'
import { readDocuments } from '../files/workspace-files.ts'
import type { ResolvedResource } from '../resolve.ts'
import { type Origin, tracedAt, type WrittenAt } from '../traced/traced.ts'

/** Where a value of a resolved resource comes from; for one that is not there, where its parent does. */
export function originAt({ value }: ResolvedResource, path: Path): Origin {
  for (let length = path.length; length > 0; length--) {
    const found = tracedAt(value, path.slice(0, length))
    if (found) return found.origin
  }
  return value.origin
}

/** A place in the files as offsets; a place in a patch that is written into a kustomization is the whole patch. */
export function rangeOf(files: Files, at: WrittenAt): (Range & { readonly file: string }) | undefined {
  const file = findFile(files, at.file)
  if (!file) return undefined
  const document = readDocuments(file.text).find(it => it.index === at.document)
  if (!document) return { file: at.file, from: 0, to: 0 }
  const { sourceMap } = document.source
  const range = sourceMap.valueRange(at.path) ?? sourceMap.nearest(at.path, 'value').range
  return { file: at.file, from: range.from + document.offset, to: range.to + document.offset }
}
