import type { Model } from './model.ts'
import type { Resource } from './resource.ts'
import { isVisibleIn } from './services.ts'
import { type Rule, readVirtualService } from './virtual-services.ts'

/** Where a rule's `delegate` leads; when it leads nowhere, Istio drops the rule. */
export type DelegateTarget =
  | { readonly found: true; readonly resource: Resource }
  | {
      readonly found: false
      readonly reason: 'missing' | 'has-hosts' | 'not-exported'
      readonly namespace: string
      readonly name: string
      /** The VirtualService of that name, where there is one. */
      readonly resource?: Resource
    }

/** Follows a rule's `delegate` from the namespace of its VirtualService; undefined for a rule without one. */
export function followDelegate(model: Model, rule: Rule, namespace: string): DelegateTarget | undefined {
  if (!rule.delegate) return undefined
  const target = { namespace: rule.delegate.namespace ?? namespace, name: rule.delegate.name }
  const resource = model.find('VirtualService', target.namespace, target.name)
  if (!resource) return { found: false, reason: 'missing', ...target }
  const { hosts, exportTo } = readVirtualService(resource)
  if (hosts.length > 0) return { found: false, reason: 'has-hosts', ...target, resource }
  if (!isVisibleIn(exportTo, resource.namespace, namespace))
    return { found: false, reason: 'not-exported', ...target, resource }
  return { found: true, resource }
}
