import { sameValue } from '../data/same-value.ts'
import type { Resource } from '../model/resource.ts'
import type { Files } from '../text/file-change.ts'
import { inSteps } from './question.ts'

export interface ChangedResourcesAsk {
  readonly before: Files
}

/** A resource that is not what it was in other files. What only reads differently, by comments or layout, is the same. */
export interface ChangedResource extends Pick<Resource, 'id' | 'kind' | 'namespace' | 'name'> {
  readonly change: 'added' | 'changed' | 'removed'
}

/** Which resources were added, changed and removed, in the order of the files, the removed ones behind. */
export const changedResources = inSteps(
  ['model', 'modelOf'],
  function* ({ model, modelOf }, ask: ChangedResourcesAsk) {
    const was = new Map((yield* modelOf(ask.before)).resources.map(it => [it.id, it]))
    const now = new Set(model.resources.map(it => it.id))
    const found: ChangedResource[] = model.resources.flatMap(it => {
      const before = was.get(it.id)
      if (!before) return [named(it, 'added')]
      return before === it || sameValue(before.value, it.value) ? [] : [named(it, 'changed')]
    })
    return [...found, ...[...was.values()].filter(it => !now.has(it.id)).map(it => named(it, 'removed'))]
  },
)

function named({ id, kind, namespace, name }: Resource, change: ChangedResource['change']): ChangedResource {
  return { id, kind, namespace, name, change }
}
