import { gatewayApiGroup } from '../kinds/gateway-api/channel.ts'
import { kindKey } from '../kinds/kind-key.ts'
import { mapsAt, textAt } from '../model/read-value.ts'
import type { Resource } from '../model/resource.ts'
import { means, type Reference } from './reference.ts'
import { referencesOf } from './references-of.ts'

/** A resource that refers to another, and where. */
export interface Use {
  readonly from: Resource
  readonly reference: Reference
}

/** Where resources name one of them. A reference that another resource could be meant by as well is not counted, unless it is asked for. */
export function usesOf(target: Resource, all: readonly Resource[]): readonly Use[] {
  return all.flatMap(from =>
    referencesOf(from)
      .filter(it => means(it.target, target))
      .map(reference => ({ from, reference })),
  )
}

/** Whether a reference means one resource and no other: some texts leave open in which namespace it is. */
export function meansOnly({ target }: Reference, resource: Resource, all: readonly Resource[]): boolean {
  return means(target, resource) && !all.some(it => it.id !== resource.id && means(target, it))
}

/** Where resources name something of another namespace that a ReferenceGrant opens to them. */
export function usesOfGrant(grant: Resource, all: readonly Resource[]): readonly Use[] {
  const from = mapsAt(grant.spec, 'from')
  const to = mapsAt(grant.spec, 'to')
  const isFrom = (resource: Resource) =>
    resource.namespace !== grant.namespace &&
    from.some(
      it =>
        textAt(it, 'namespace') === resource.namespace &&
        textAt(it, 'group') === gatewayApiGroup &&
        textAt(it, 'kind') === resource.kind,
    )
  const isTo = ({ target }: Reference) =>
    target.namespace === grant.namespace &&
    to.some(it => textAt(it, 'kind') === target.kind && (textAt(it, 'name') ?? target.name) === target.name)
  return all.filter(isFrom).flatMap(resource =>
    referencesOf(resource)
      .filter(isTo)
      .map(reference => ({ from: resource, reference })),
  )
}

/** Whoever relies on a resource: those that name it, and for a ReferenceGrant those that it lets refer. */
export function reliantsOn(target: Resource, all: readonly Resource[]): readonly Use[] {
  return kindKey(target) === 'ReferenceGrant' ? usesOfGrant(target, all) : usesOf(target, all)
}
