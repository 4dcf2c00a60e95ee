import type { Place } from '../../model/resource.ts'
import { toBlockStyle } from '../../yaml/restyle/block-style.ts'
import { toFlowStyle } from '../../yaml/restyle/flow-style.ts'
import { editResource } from '../edit-resources.ts'
import type { Operation } from '../operation.ts'
import { fieldWords, nameOf } from '../words.ts'

/** Writes what stands in brackets at a place in lines of its own. */
export function writeInBlockStyle(place: Place): Operation {
  return restyle(place, 'in lines', toBlockStyle)
}

/** Writes what stands in lines of its own at a place in brackets. */
export function writeInFlowStyle(place: Place): Operation {
  return restyle(place, 'in brackets', toFlowStyle)
}

function restyle(place: Place, how: string, edit: typeof toBlockStyle): Operation {
  const what = place.path.length === 0 ? nameOf(place.resource) : fieldWords(place.path)
  return {
    title: `Write ${what} ${how}`,
    run: (files, settings) =>
      editResource(files, settings, place.resource, () => ({
        steps: [
          (document, base) => {
            const edits = edit(document, [...base, ...place.path])
            return edits.length > 0
              ? { ok: true, edits }
              : { ok: false, reason: `It cannot be written ${how} without losing something.` }
          },
        ],
      })),
  }
}
