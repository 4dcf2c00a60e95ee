import type { Place } from '../model/resource.ts'
import { removeValue } from '../yaml/edit/edit.ts'
import { valueAt } from '../yaml/path.ts'
import { editResource } from './edit-resources.ts'
import { meshNote } from './mesh-note.ts'
import type { Operation } from './operation.ts'
import { prunePath } from './prune.ts'
import { fieldWords, nameOf } from './words.ts'

/** Takes a field away, and what would be empty without it. A field that is not there is no fault. */
export function removeField(place: Place): Operation {
  return {
    title: `Remove ${fieldWords(place.path)} from ${nameOf(place.resource)}`,
    run: (files, settings) =>
      editResource(files, settings, place.resource, ({ resource }) => {
        if (valueAt(resource.value, place.path) === undefined) return { steps: [] }
        const path = prunePath(resource, place.path)
        return {
          steps: [(document, base) => removeValue(document, [...base, ...path])],
          ...meshNote(resource, path),
        }
      }),
  }
}
