import { fieldOrder, kindNamed } from '../../kinds/index.ts'
import { kindKey } from '../../kinds/kind-key.ts'
import type { Resource, ResourceId } from '../../model/resource.ts'
import { isMap } from '../../yaml/is-map.ts'
import type { Path } from '../../yaml/path.ts'
import { sortEntries } from '../../yaml/restyle/sort-entries.ts'
import type { Json } from '../../yaml/source-document.ts'
import { editResource, type Step } from '../edit-resources.ts'
import type { Operation } from '../operation.ts'
import { nameOf } from '../words.ts'

/** Of objects whose kind is not described. */
const usual: Readonly<Record<string, readonly string[]>> = {
  '': ['apiVersion', 'kind', 'metadata', 'type', 'spec', 'data', 'stringData', 'status'],
  metadata: ['name', 'generateName', 'namespace', 'labels', 'annotations'],
}

/** Puts the keys of a resource into the order in which people write them, comments with them; brackets stay as they are. */
export function sortKeys(resource: ResourceId): Operation {
  return {
    title: `Sort the keys of ${nameOf(resource)}`,
    run: (files, settings) =>
      editResource(files, settings, resource, target => ({
        steps: mapsWithOrder(target.resource).map(
          ({ path, order }): Step =>
            (document, base) => ({ ok: true, edits: sortEntries(document, [...base, ...path], order) }),
        ),
      })),
  }
}

interface OrderedMap {
  readonly path: Path
  readonly order: readonly string[]
}

/** The maps of a resource that have an order, and which; the innermost first. */
export function mapsWithOrder(resource: Pick<Resource, 'apiVersion' | 'kind' | 'value'>): OrderedMap[] {
  const kind = kindNamed(kindKey(resource))
  return mapsIn(resource.value, []).flatMap(path => {
    const described = kind ? fieldOrder(kind, path) : []
    const order = described.length > 0 ? described : (path.length < 2 && usual[path.join('.')]) || []
    return order.length > 0 ? [{ path, order }] : []
  })
}

function mapsIn(value: Json, path: Path): Path[] {
  if (typeof value !== 'object' || value === null) return []
  const below = Object.entries(value).flatMap(([key, it]) =>
    mapsIn(it, [...path, Array.isArray(value) ? Number(key) : key]),
  )
  return isMap(value) ? [...below, path] : below
}
