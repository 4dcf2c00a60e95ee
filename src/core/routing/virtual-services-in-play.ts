import { namesGateway } from '../model/gateway-references.ts'
import { effective, type Model } from '../model/model.ts'
import { memoByKinds } from '../model/remember.ts'
import type { Resource } from '../model/resource.ts'
import { scopesOf } from '../model/services.ts'
import { readVirtualService } from '../model/virtual-services.ts'
import { byAge } from './workload.ts'

/**
 * The VirtualServices that name a Gateway and that its workload's namespace may see, in the order in which their routes
 * are laid out: private to that namespace first, then exported to it by name, then public; the older first in each.
 */
export function virtualServicesOf(model: Model, gateway: Resource, namespace: string): readonly Resource[] {
  return visibleIn(model, namespace).filter(it =>
    readVirtualService(it).gateways.some(({ text }) => namesGateway(text, it.namespace, gateway)),
  )
}

/** All VirtualServices with hosts that a namespace may see, in that order. */
export function visibleIn(model: Model, namespace: string): readonly Resource[] {
  const kept = visible(model)
  const known = kept.get(namespace)
  if (known) return known
  const groups: Resource[][] = [[], [], []]
  for (const resource of byAgeOf(model)) {
    const group = groupOf(resource, namespace)
    if (group !== undefined) groups[group]?.push(resource)
  }
  const found = groups.flat()
  kept.set(namespace, found)
  return found
}

const visible = memoByKinds(['VirtualService'], () => new Map<string, readonly Resource[]>())

const byAgeOf = memoByKinds(['VirtualService'], model =>
  effective(model, 'VirtualService')
    .filter(it => readVirtualService(it).hosts.length > 0)
    .toSorted(byAge),
)

function groupOf(resource: Resource, namespace: string): 0 | 1 | 2 | undefined {
  const scopes = scopesOf(readVirtualService(resource).exportTo, resource.namespace)
  if (scopes.includes('*')) return 2
  if (scopes.includes('~') || !scopes.includes(namespace)) return undefined
  return resource.namespace === namespace ? 0 : 1
}
