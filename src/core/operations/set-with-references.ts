import { type Located, locateResources } from '../model/locate.ts'
import type { Resource } from '../model/resource.ts'
import type { AnalysisSettings } from '../settings.ts'
import type { Files } from '../text/file-change.ts'
import { setValue } from '../yaml/edit/edit.ts'
import type { Path } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import { editDocuments, type Step } from './edit-resources.ts'
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
  const others = locateResources(files, undefined, settings)
    .filter(it => it.document.readable)
    .map(it => ({ target: it, steps: following(it.resource).map(written => set(it.resource, written)) }))
    .filter(it => it.steps.length > 0)
  return editDocuments([{ target, steps: [set(target.resource, own)] }, ...others])
}

function set(resource: Resource, { path, value }: Written): Step {
  return (document, base) => setValue(document, [...base, ...path], value, orderAt(resource, path))
}
