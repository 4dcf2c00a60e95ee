import type { Model } from '../model/model.ts'
import type { ResourceId } from '../model/resource.ts'

/** What a person calls a resource; its id where it has no name. */
export function nameIn(model: Model, id: ResourceId): string {
  return model.resources.find(it => it.id === id)?.name || id
}
