import type { Place, Resource } from '../model/resource.ts'
import { valueAt } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import { editResource, type Plan } from './edit-resources.ts'
import { filterMembers } from './filter-members.ts'
import type { Operation } from './operation.ts'
import { stepsAt } from './steps-at.ts'
import { nameOf } from './words.ts'

/** Has a filter of a route do something else: the member of its type is begun with `value`, and that of another type goes. */
export function setFilterType(filter: Place, type: string, value: Json): Operation {
  return {
    title: `Make a filter of ${nameOf(filter.resource)} a ${type}`,
    run: (files, settings) =>
      editResource(files, settings, filter.resource, ({ resource }) => plan(resource, filter, type, value)),
  }
}

function plan(resource: Resource, { path }: Place, type: string, value: Json): Plan {
  const found = valueAt(resource.value, path)
  const wanted = Object.hasOwn(filterMembers, type) ? filterMembers[type] : undefined
  if (typeof found !== 'object' || found === null) return { refuse: 'The filter is no longer there.' }
  if (!wanted) return { refuse: `No filter is called ${type}.` }
  const { set, remove } = stepsAt(resource, path)
  const others = Object.values(filterMembers).filter(it => it !== wanted)
  const isThere = valueAt(found, [wanted.member]) != null
  return {
    steps: [
      ...set(['type'], type),
      ...(isThere ? [] : set([wanted.member], value)),
      ...others.flatMap(it => remove([it.member])),
    ],
  }
}
