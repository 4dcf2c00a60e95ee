import { kindKey } from '../kinds/kind-key.ts'
import type { Resource } from '../model/resource.ts'
import { means, type Reference } from './reference.ts'
import { referentsOf, referrersOf } from './reference-grants.ts'
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
  const from = referrersOf(grant)
  const to = referentsOf(grant)
  const isFrom = ({ kind, namespace }: Resource) =>
    namespace !== grant.namespace && from.some(it => it.kind === kind && it.namespace === namespace)
  const isTo = ({ target }: Reference) =>
    target.namespace === grant.namespace &&
    to.some(it => it.kind === target.kind && (it.name === '' || it.name === target.name))
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
