import { type Files, findFile } from '../../text/file-change.ts'
import { lineStarts } from '../../text/lines.ts'
import type { Range } from '../../text/text-edit.ts'
import type { Path } from '../../yaml/path.ts'
import { innerTextAt } from '../../yaml/places/inner-text.ts'
import type { SourceDocument } from '../../yaml/source-document.ts'
import { type DocumentOfFile, readDocuments } from '../files/workspace-files.ts'
import type { ResolvedResource } from '../resolve.ts'
import { type Origin, type Traced, tracedAt, type WrittenAt } from '../traced/traced.ts'

/** Where a value of a resolved resource comes from; for one that is not there, where its parent does. */
export function originAt({ value }: ResolvedResource, path: Path): Origin {
  for (let length = path.length; length > 0; length--) {
    const found = tracedAt(value, path.slice(0, length))
    if (found) return found.origin
  }
  return value.origin
}

/** Where a value and everything in it come from, in the order in which it is read. */
export function originsIn(value: Traced): Origin[] {
  if (value.kind === 'scalar') return [value.origin]
  const parts = value.kind === 'list' ? value.items : [...value.entries.values()]
  return [value.origin, ...parts.flatMap(originsIn)]
}

export interface RangeInFile extends Range {
  readonly file: string
}

/** Looks up places of some files; what it has read of one it keeps. */
export interface Places {
  /** A place as offsets; one in a patch that is written into a kustomization, not in a literal block, is the whole patch. Undefined for no file. */
  rangeOf(at: WrittenAt): RangeInFile | undefined
  /** The same, and undefined where no value stands at that very place. */
  exactRangeOf(at: WrittenAt): RangeInFile | undefined
  /** The document that a place is in, with the way out of it; undefined where it is not there, or in a text that is not in a literal block. */
  documentOf(at: WrittenAt): PlacedDocument | undefined
  /** Both from 1. */
  lineAndColumn(file: string, offset: number): { readonly line: number; readonly column: number }
}

/** A document, or the text of a patch in one. */
export interface PlacedDocument {
  readonly source: SourceDocument
  /** Of the place in it. */
  readonly path: Path
  /** An offset of the document as one of the file. */
  toFile(offset: number): number
}

export function createPlaces(files: Files): Places {
  const documents = keptBy((text: string): readonly DocumentOfFile[] => readDocuments(text))
  const starts = keptBy(lineStarts)
  const outerOf = ({ file, document }: WrittenAt) => {
    const text = findFile(files, file)?.text
    return text === undefined ? undefined : documents(text).find(it => it.index === document)
  }
  const documentOf = (at: WrittenAt): PlacedDocument | undefined => {
    const outer = outerOf(at)
    if (!outer) return undefined
    const { source, offset } = outer
    if (!at.inside) return { source, path: at.path, toFile: it => it + offset }
    const patch = innerTextAt(source, at.path)
    const { document, path } = at.inside
    const inner = patch && documents(patch.text).find(it => it.index === document)
    return inner && { source: inner.source, path, toFile: it => patch.outside(it + inner.offset) + offset }
  }
  return {
    documentOf,
    exactRangeOf(at) {
      const found = documentOf(at)
      const range = found?.source.sourceMap.valueRange(found.path)
      return found && range && inFile(at.file, found, range)
    },
    rangeOf(at) {
      if (!findFile(files, at.file)) return undefined
      const outer = outerOf(at)
      if (!outer) return { file: at.file, from: 0, to: 0 }
      const { source, path, toFile } = documentOf(at) ?? {
        source: outer.source,
        path: at.path,
        toFile: (it: number) => it + outer.offset,
      }
      const range = source.sourceMap.valueRange(path) ?? source.sourceMap.nearest(path, 'value').range
      return inFile(at.file, { toFile }, range)
    },
    lineAndColumn(file, offset) {
      const lines = starts(findFile(files, file)?.text ?? '')
      const line = Math.max(
        0,
        lines.findLastIndex(it => it <= offset),
      )
      return { line: line + 1, column: offset - lines[line]! + 1 }
    },
  }
}

function inFile(file: string, { toFile }: Pick<PlacedDocument, 'toFile'>, range: Range): RangeInFile {
  return { file, from: toFile(range.from), to: toFile(range.to) }
}

function keptBy<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return text => {
    const kept = known.get(text) ?? make(text)
    known.set(text, kept)
    return kept
  }
}
