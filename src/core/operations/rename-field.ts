import type { Place } from '../model/resource.ts'
import { renameKey } from '../yaml/edit/edit.ts'
import { valueAt } from '../yaml/path.ts'
import { editResource } from './edit-resources.ts'
import type { Operation } from './operation.ts'
import { nameOf } from './words.ts'

/** Gives the entry of a map another key; refuses a key that the map has already. */
export function renameField(place: Place, key: string): Operation {
  const parent = place.path.slice(0, -1)
  const old = String(place.path.at(-1) ?? '')
  return {
    title: `Rename ${old} to ${key} in ${nameOf(place.resource)}`,
    run: (files, settings) =>
      editResource(files, settings, place.resource, ({ resource }) => {
        if (key === old) return { steps: [] }
        if (valueAt(resource.value, place.path) === undefined)
          return { refuse: `The key ${old} is no longer here.` }
        if (valueAt(resource.value, [...parent, key]) !== undefined)
          return { refuse: `The key ${key} already exists.` }
        return {
          steps: [(document, base) => renameKey(document, [...base, ...place.path], key)],
          select: { resource: place.resource, path: [...parent, key] },
        }
      }),
  }
}
