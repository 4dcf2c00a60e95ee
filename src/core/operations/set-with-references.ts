import { type Located, locateWith } from '../model/locate.ts'
import type { Resource } from '../model/resource.ts'
import type { AnalysisSettings } from '../settings.ts'
import type { Files } from '../text/file-change.ts'
import type { NewValue } from '../yaml/edit/set-values.ts'
import type { Path } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import { setInDocuments } from './edit-resources.ts'
import type { OperationResult } from './operation.ts'
import { orderAt } from './set-field.ts'

/** A place of a resource and what it is to say. */
export interface Written {
  readonly path: Path
  readonly value: Json
}

/** Sets a place of a resource, and whatever of all resources follows it. */
export function setWithReferences(
  files: Files,
  settings: AnalysisSettings,
  target: Located,
  own: Written,
  following: (from: Resource) => readonly Written[],
): OperationResult {
  const others = locateWith(files, settings, (resource, { readable }) => {
    const written = readable ? following(resource) : []
    return written.length > 0 ? written : undefined
  }).map(it => ({ target: it.target, values: valuesOf(it.target.resource, it.found) }))
  return setInDocuments([{ target, values: valuesOf(target.resource, [own]) }, ...others])
}

function valuesOf(resource: Resource, written: readonly Written[]): NewValue[] {
  return written.map(({ path, value }) => ({ path, value, order: orderAt(resource, path) }))
}
