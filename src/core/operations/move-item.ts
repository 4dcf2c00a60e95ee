import type { Place } from '../model/resource.ts'
import { moveItem as moveTo } from '../yaml/edit/edit.ts'
import { valueAt } from '../yaml/path.ts'
import { editResource } from './edit-resources.ts'
import type { Operation } from './operation.ts'
import { itemWords, nameOf } from './words.ts'

/** Moves an item of a list, comments and all; `to` is its index afterwards. */
export function moveItem(list: Place, from: number, to: number): Operation {
  return {
    title: `Move ${itemWords(list.path)} ${from + 1} to ${to + 1} in ${nameOf(list.resource)}`,
    run: (files, settings) =>
      editResource(files, settings, list.resource, ({ resource }) => {
        const items = valueAt(resource.value, list.path)
        const count = Array.isArray(items) ? items.length : 0
        if (![from, to].every(it => Number.isInteger(it) && it >= 0 && it < count))
          return { refuse: `There is no ${itemWords(list.path)} ${Math.max(from, to) + 1} here.` }
        return {
          steps: from === to ? [] : [(document, base) => moveTo(document, [...base, ...list.path], from, to)],
          select: { resource: list.resource, path: [...list.path, to] },
        }
      }),
  }
}
