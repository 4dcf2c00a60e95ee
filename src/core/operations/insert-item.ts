import type { Place } from '../model/resource.ts'
import { insertItem as insertAt, setValue } from '../yaml/edit/edit.ts'
import { valueAt } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import { editResource, type Plan } from './edit-resources.ts'
import type { Operation } from './operation.ts'
import { orderAt } from './set-field.ts'
import { itemWords, nameOf } from './words.ts'

/** Adds an item to a list before `index`, at its end when there are fewer; makes the list where it is missing. */
export function insertItem(list: Place, index: number, value: Json): Operation {
  return {
    title: `Add ${itemWords(list.path)} to ${nameOf(list.resource)}`,
    run: (files, settings) =>
      editResource(files, settings, list.resource, ({ resource }) =>
        planInsert(resource, list, index, value),
      ),
  }
}

/** The plan to add an item to a list of a resource, and to select it. */
export function planInsert(
  resource: Parameters<typeof orderAt>[0],
  list: Place,
  index: number,
  value: Json,
): Plan {
  const found = valueAt(resource.value, list.path)
  const missing = found === undefined || found === null
  if (!missing && !Array.isArray(found)) return { refuse: `${list.path.at(-1)} is not a list here.` }
  const at = missing ? 0 : Math.min(Math.max(Math.trunc(index) || 0, 0), (found as Json[]).length)
  return {
    steps: [
      (document, base) =>
        missing
          ? setValue(document, [...base, ...list.path], [value], orderAt(resource, list.path))
          : insertAt(document, [...base, ...list.path], at, value),
    ],
    select: { resource: list.resource, path: [...list.path, at] },
  }
}
