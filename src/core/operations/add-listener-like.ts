import type { ResourceId } from '../model/resource.ts'
import { valueAt } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import { allOf } from './all-of.ts'
import { findTarget } from './edit-resources.ts'
import { insertItem } from './insert-item.ts'
import { linkWithGrants } from './link-with-grants.ts'
import { listenerNameFor } from './listener-name.ts'
import type { Operation } from './operation.ts'

/** A listener that is like another one of a Gateway but for its hostname and name, with a route attached to it. */
export function addListenerLike(wanted: {
  readonly virtualService: ResourceId
  readonly gateway: ResourceId
  readonly index: number
  readonly hostname: string
}): Operation {
  const { virtualService, gateway, index, hostname } = wanted
  const title = `Add a listener for ${hostname} and link`
  return {
    title,
    run(files, settings) {
      const target = findTarget(files, settings, gateway)
      if ('refuse' in target) return { ok: false, reason: target.refuse }
      const list = { resource: gateway, path: ['spec', 'listeners'] }
      const found = valueAt(target.resource.value, list.path)
      const listeners: readonly Json[] = Array.isArray(found) ? (found as Json[]) : []
      const like = listeners[index]
      if (typeof like !== 'object' || like === null || Array.isArray(like))
        return { ok: false, reason: 'The listener is no longer there.' }
      const name = listenerNameFor(
        hostname,
        listeners.map(it => valueAt(it, ['name'])),
      )
      return allOf(title, [
        insertItem(list, listeners.length, { ...like, name, hostname }),
        linkWithGrants(virtualService, gateway, name),
      ]).run(files, settings)
    },
  }
}
