import { locateWith } from '../../model/locate.ts'
import type { Resource } from '../../model/resource.ts'
import { setInDocuments } from '../../operations/edit-resources.ts'
import type { OperationResult } from '../../operations/operation.ts'
import type { AnalysisSettings } from '../../settings.ts'
import type { Files } from '../../text/file-change.ts'
import { isMap } from '../../yaml/is-map.ts'
import type { Path } from '../../yaml/path.ts'
import type { Json } from '../../yaml/source-document.ts'

/** What a text of a resource is to say instead; the same where it stays. */
export type Rewrite = (text: string, path: Path, resource: Resource) => string

/** Writes texts anew in all resources that can be read. */
export function rewriteTexts(files: Files, settings: AnalysisSettings, rewrite: Rewrite): OperationResult {
  const edits = locateWith(files, settings, (resource, { readable }) => {
    const texts = readable ? [...rewritten(resource, rewrite)] : []
    return texts.length > 0 ? texts : undefined
  }).map(({ target, found }) => ({
    target,
    values: found.map(({ path, text }) => ({ path, value: text })),
  }))
  return setInDocuments(edits)
}

/** The texts that are to say something else, each with its path. */
export function rewritten(resource: Resource, rewrite: Rewrite): Generator<Rewritten> {
  return textsIn(resource.value, [], resource, rewrite)
}

interface Rewritten {
  readonly path: Path
  readonly text: string
}

/** Annotations are passed over: they are for others. */
function* textsIn(value: Json, path: Path, resource: Resource, rewrite: Rewrite): Generator<Rewritten> {
  if (typeof value === 'string') {
    const text = rewrite(value, path, resource)
    if (text !== value) yield { path, text }
  } else if (Array.isArray(value))
    for (const [i, it] of value.entries()) yield* textsIn(it, [...path, i], resource, rewrite)
  else if (isMap(value) && path.at(-1) !== 'annotations')
    for (const [key, it] of Object.entries(value)) yield* textsIn(it, [...path, key], resource, rewrite)
}
