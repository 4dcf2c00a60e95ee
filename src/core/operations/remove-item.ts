import type { Place } from '../model/resource.ts'
import { removeValue } from '../yaml/edit/edit.ts'
import { type Path, valueAt } from '../yaml/path.ts'
import { editResource } from './edit-resources.ts'
import { meshNote } from './mesh-note.ts'
import type { Operation } from './operation.ts'
import { prunePath } from './prune.ts'
import { itemWords, nameOf } from './words.ts'

/** Takes an item out of its list, and the list with its last item. What the list belongs to is selected then. */
export function removeItem(item: Place): Operation {
  const list = item.path.slice(0, -1)
  return {
    title: `Remove ${itemWords(list)} from ${nameOf(item.resource)}`,
    run: (files, settings) =>
      editResource(files, settings, item.resource, ({ resource }) => {
        if (valueAt(resource.value, item.path) === undefined)
          return { refuse: `This ${itemWords(list)} is no longer there.` }
        const path = prunePath(resource, item.path)
        return {
          steps: [(document, base) => removeValue(document, [...base, ...path])],
          select: { resource: item.resource, path: ownerOf(list) },
          ...meshNote(resource, path),
        }
      }),
  }
}

function ownerOf(list: Path): Path {
  return list.slice(0, list.findLastIndex(it => typeof it === 'number') + 1)
}
