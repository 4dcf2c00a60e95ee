import { readModel } from '../model/read-model.ts'
import type { ResourceId } from '../model/resource.ts'
import { allOf } from './all-of.ts'
import { findTarget } from './edit-resources.ts'
import { linkWithGrants } from './link-with-grants.ts'
import { doorOfListener, openings } from './open-door.ts'
import type { Operation } from './operation.ts'
import { nameOf } from './words.ts'

export interface OpenedListener {
  readonly virtualService: ResourceId
  readonly gateway: ResourceId
  readonly listener: string
  readonly index: number
  /** Which of the ways to let the namespace in, see `openings`. */
  readonly way: number
}

/** Lets the namespace of a route in at a listener, beside those that are let in already, and attaches the route to it. */
export function openListenerAndLink(wanted: OpenedListener): Operation {
  const { virtualService, gateway, listener, index, way } = wanted
  const title = `Let ${nameOf(virtualService)} in at listener ${listener} and link`
  return {
    title,
    run(files, settings) {
      const owner = findTarget(files, settings, gateway)
      if ('refuse' in owner) return { ok: false, reason: owner.refuse }
      const route = findTarget(files, settings, virtualService)
      if ('refuse' in route) return { ok: false, reason: route.refuse }
      const door = doorOfListener(owner.resource, index, listener)
      const opening = openings(readModel(files, settings), door, route.resource.namespace)[way]
      if (!opening)
        return { ok: false, reason: `Listener ${listener} cannot let the namespace in like that.` }
      const link = linkWithGrants(virtualService, gateway, listener)
      return allOf(title, [opening.operation(), link]).run(files, settings)
    },
  }
}
