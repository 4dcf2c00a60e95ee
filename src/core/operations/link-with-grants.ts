import { readModel } from '../model/read-model.ts'
import { mapsAt, textAt } from '../model/read-value.ts'
import type { Resource, ResourceId } from '../model/resource.ts'
import { isGranted } from '../references/reference-grants.ts'
import { applyChanges } from '../text/file-change.ts'
import { allOf } from './all-of.ts'
import { allowReference } from './allow-reference.ts'
import { findTarget } from './edit-resources.ts'
import { isRoute } from './gateway-api-plans.ts'
import { grantable, referentOf } from './grantable-references.ts'
import { linkGateway } from './link-gateway.ts'
import type { Operation } from './operation.ts'

/**
 * Links as `linkGateway` does. A route that was of the mesh alone, or of nobody, needed no ReferenceGrants until then: those for its
 * backends of other namespaces are written with the link, so that it is not answered with 500 by what the link does.
 */
export function linkWithGrants(route: ResourceId, gateway: ResourceId, listener?: string): Operation {
  const link = linkGateway(route, gateway, listener)
  return {
    title: link.title,
    run(files, settings) {
      const before = findTarget(files, settings, route)
      const linked = link.run(files, settings)
      if (!linked.ok || 'refuse' in before || !isRoute(before.resource) || isAtGateway(before.resource))
        return linked
      const after = applyChanges(files, linked.changes)
      const model = readModel(after, settings)
      const now = model.resources.find(it => it.id === route)
      const needed = now ? neededBy(now, it => isGranted(model, now, it)) : []
      const select = linked.select && { select: linked.select }
      const done = allOf(link.title, [{ title: '', run: () => linked }, ...needed]).run(files, settings)
      if (!done.ok || needed.length === 0) return done
      const said = needed.length === 1 ? 'A ReferenceGrant lets' : 'ReferenceGrants let'
      const note = [done.note, `${said} it refer to its backends of other namespaces.`].filter(Boolean)
      return { ...done, ...select, note: note.join(' ') }
    },
  }
}

/** Whether a route names a Gateway or ListenerSet already. */
function isAtGateway({ spec }: Resource): boolean {
  return mapsAt(spec, 'parentRefs').some(it =>
    ['Gateway', 'ListenerSet'].includes(textAt(it, 'kind') ?? 'Gateway'),
  )
}

/** Each once. */
function neededBy(
  from: Resource,
  isAllowed: (to: NonNullable<ReturnType<typeof referentOf>>) => boolean,
): Operation[] {
  const found = grantable(from).flatMap(it => referentOf(it) ?? [])
  const open = found.filter(it => !isAllowed(it))
  const byKey = new Map(open.map(it => [`${it.kind} ${it.namespace}/${it.name}`, it]))
  const { kind, namespace } = from
  return [...byKey.values()].map(to => allowReference({ from: { kind, namespace }, to }))
}
