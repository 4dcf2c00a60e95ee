import { fieldOrder, kindNamed } from '../kinds/index.ts'
import { kindKey } from '../kinds/kind-key.ts'
import type { Place, Resource } from '../model/resource.ts'
import { setValue } from '../yaml/edit/edit.ts'
import { equalJson } from '../yaml/edit/json.ts'
import { type Path, valueAt } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import { editResource } from './edit-resources.ts'
import type { Operation } from './operation.ts'
import { fieldWords, nameOf, toWords } from './words.ts'

/** Gives a field a value, making what leads to it. A new field goes where people write it, among those that are there. */
export function setField(place: Place, value: Json): Operation {
  return {
    title: `Set ${fieldWords(place.path)} of ${nameOf(place.resource)}${toWords(value)}`,
    run: (files, settings) =>
      editResource(files, settings, place.resource, ({ resource }) => ({
        steps: equalJson(valueAt(resource.value, place.path) as Json | undefined, value)
          ? []
          : [
              (document, base) =>
                setValue(document, [...base, ...place.path], value, orderAt(resource, place.path)),
            ],
      })),
  }
}

/** The order of keys in the map that a value at a path would be added to: the deepest one there is. */
export function orderAt(
  resource: Pick<Resource, 'apiVersion' | 'kind' | 'value'>,
  path: Path,
): readonly string[] {
  const description = kindNamed(kindKey(resource))
  const { value } = resource
  if (!description) return []
  let depth = path.length - 1
  while (depth > 0 && valueAt(value, path.slice(0, depth)) === undefined) depth--
  return fieldOrder(description, path.slice(0, depth))
}
