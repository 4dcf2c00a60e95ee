import { type Files, findFile } from '../../text/file-change.ts'
import { lineStarts } from '../../text/lines.ts'
import type { Range } from '../../text/text-edit.ts'
import type { Path } from '../../yaml/path.ts'
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
  /** A place as offsets; one in a patch that is written into a kustomization is the whole patch. Undefined for no file. */
  rangeOf(at: WrittenAt): RangeInFile | undefined
  /** The same, and undefined where no value stands at that very place. */
  exactRangeOf(at: WrittenAt): RangeInFile | undefined
  /** Both from 1. */
  lineAndColumn(file: string, offset: number): { readonly line: number; readonly column: number }
}

export function createPlaces(files: Files): Places {
  const documents = keptBy((text: string): readonly DocumentOfFile[] => readDocuments(text))
  const starts = keptBy(lineStarts)
  const documentOf = ({ file, document }: WrittenAt) => {
    const text = findFile(files, file)?.text
    return text === undefined ? undefined : documents(text).find(it => it.index === document)
  }
  return {
    exactRangeOf(at) {
      const document = documentOf(at)
      const range = document?.source.sourceMap.valueRange(at.path)
      return document && range && inFile(at.file, document, range)
    },
    rangeOf(at) {
      if (!findFile(files, at.file)) return undefined
      const document = documentOf(at)
      if (!document) return { file: at.file, from: 0, to: 0 }
      const { sourceMap } = document.source
      const range = sourceMap.valueRange(at.path) ?? sourceMap.nearest(at.path, 'value').range
      return inFile(at.file, document, range)
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

function inFile(file: string, { offset }: DocumentOfFile, { from, to }: Range): RangeInFile {
  return { file, from: from + offset, to: to + offset }
}

function keptBy<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return text => {
    const kept = known.get(text) ?? make(text)
    known.set(text, kept)
    return kept
  }
}
