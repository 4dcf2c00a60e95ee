import type { Place } from '../model/resource.ts'
import type { LineRange } from '../text/positions/position.ts'
import { valueAt } from '../yaml/path.ts'
import type { Analysed, AtPosition } from './reading/analysed.ts'
import { type Cursor, cursorAt } from './reading/document-at.ts'
import { locationsOf, placedResource } from './reading/placed.ts'
import { placesAt } from './references.ts'
import { mentionAt, mentionsOf, usesOfPlace } from './referring/mentions.ts'
import { givenPlace, renameSubjectAt, usesOfSubject } from './referring/rename-subject.ts'

/** What the protocol calls a highlight: where a name is given (3) or used (2). */
export interface DocumentHighlight {
  readonly range: LineRange
  readonly kind: 2 | 3
}

/** Everything in the file that gives or uses the name at a place; of a name that the files do not give, where else it is written. */
export function documentHighlights(analysed: Analysed, at: AtPosition): DocumentHighlight[] {
  const cursor = cursorAt(analysed, at)
  if (!cursor) return []
  const subject = renameSubjectAt(analysed, cursor)
  const found = subject ? [givenPlace(analysed, subject)] : placesAt(analysed, at)
  const given = found.filter(it => it !== undefined)
  const used = subject
    ? usesOfSubject(analysed, subject, true)
    : given.length > 0
      ? given.flatMap(it => usesIn(analysed, it))
      : sameText(analysed, cursor)
  const marked = new Map<string, DocumentHighlight>()
  for (const [places, kind] of [[given, 3] as const, [used, 2] as const])
    for (const { range } of locationsOf(analysed, inFile(analysed, places, at.file), 'value')) {
      const key = `${range.start.line} ${range.start.character}`
      if (!marked.has(key)) marked.set(key, { range, kind })
    }
  return [...marked.values()]
}

function usesIn({ model }: Analysed, place: Place): Place[] {
  return usesOfPlace(model, place).map(it => ({ resource: it.from.id, path: it.mention.path }))
}

function inFile(analysed: Analysed, places: readonly Place[], file: string): Place[] {
  return places.filter(it => placedResource(analysed, it.resource)?.file === file)
}

/** Where the same is written by resources that are in the file too. */
function sameText({ model, documents }: Analysed, { resource, objectPath, file }: Cursor): Place[] {
  const mention = resource && mentionAt(model, resource, objectPath)
  if (!mention) return []
  const text = valueAt(resource.value, mention.path)
  if (typeof text !== 'string') return []
  return documents
    .filter(it => it.file === file)
    .flatMap(it => it.resources)
    .flatMap(it =>
      mentionsOf(model, it)
        .filter(({ path }) => path.at(-1) === mention.path.at(-1) || typeof path.at(-1) === 'number')
        .filter(({ path }) => valueAt(it.value, path) === text)
        .map(({ path }) => ({ resource: it.id, path })),
    )
}
