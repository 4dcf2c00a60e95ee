import type { Place } from '../model/resource.ts'
import { deleteResources } from './delete-resources.ts'
import type { Operation } from './operation.ts'
import { removeField } from './remove-field.ts'
import { removeItem } from './remove-item.ts'

/** Deletes what is selected: the whole resource, an item of a list, or a field. */
export function deletePlace(place: Place): Operation {
  const last = place.path.at(-1)
  if (last === undefined) return deleteResources([place.resource])
  return typeof last === 'number' ? removeItem(place) : removeField(place)
}
