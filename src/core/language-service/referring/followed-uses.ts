import type { Place, Resource } from '../../model/resource.ts'
import type { FileChange } from '../../text/file-change.ts'
import type { Range } from '../../text/text-edit.ts'
import type { Path } from '../../yaml/path.ts'
import { homeOf } from '../../yaml/places/home-of.ts'
import { treeOf } from '../../yaml/read-document.ts'
import { type Analysed, textOf } from '../reading/analysed.ts'
import { placedResource } from '../reading/placed.ts'
import { usesOfPlace } from './mentions.ts'

/** Why changes rename only a part of what names a place; undefined where all that names it by its name follows. */
export function whatStaysBehind(
  analysed: Analysed,
  place: Place,
  changes: readonly FileChange[],
): string | undefined {
  const lost = usesOfPlace(analysed.model, place).filter(it => {
    if (it.mention.isSelector) return false
    const range = rangeOf(analysed, { resource: it.from.id, path: it.mention.path })
    return range && !isChanged(changes, range)
  })
  const [first] = lost
  if (!first) return undefined
  const range = rangeOf(analysed, { resource: first.from.id, path: first.mention.path })!
  const line = (textOf(analysed, range)?.slice(0, range.from).split('\n').length ?? 0).toLocaleString('en')
  const more = lost.length > 1 ? ` and ${lost.length - 1} more` : ''
  return `Not everything would follow: ${range.file}, line ${line}${more}, could mean another of the same name.`
}

interface FileRange {
  readonly file: string
  readonly from: number
  readonly to: number
}

function rangeOf(analysed: Analysed, { resource: id, path }: Place): FileRange | undefined {
  const resource = placedResource(analysed, id)
  if (!resource) return undefined
  const { sourceMap, base } = resource
  const at = [...base, ...path]
  const range = sourceMap.isShared(at) ? homeIn(analysed, resource, at) : sourceMap.valueRange(at)
  if (!range) return undefined
  return { file: resource.file, from: range.from + resource.offset, to: range.to + resource.offset }
}

/** What comes by an alias or a merge key is changed where it is written. */
function homeIn({ documents }: Analysed, { file, sourceMap }: Resource, path: Path): Range | undefined {
  const found = documents.find(it => it.file === file && it.document.sourceMap === sourceMap)
  return found && homeOf(treeOf(found.document), path)
}

function isChanged(changes: readonly FileChange[], { file, from, to }: FileRange): boolean {
  return changes.some(
    it => it.type === 'edit' && it.file === file && it.edits.some(edit => edit.from <= to && edit.to >= from),
  )
}
