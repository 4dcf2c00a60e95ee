import { readDestinationRule } from '../../model/destination-rules.ts'
import { fullHost, isHostWithin, isWildcard, serviceOfHost } from '../../model/hosts.ts'
import { effective, type Model } from '../../model/model.ts'
import { optionalMapAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { isVisibleIn } from '../../model/services.ts'

/**
 * The DestinationRule that a namespace sees for a host: its own, else that of the service's namespace, else of Istio's root
 * namespace; of each the narrowest host, and there the one that has the subset (model/push_context.go, destinationRule).
 */
export function destinationRuleFor(
  model: Model,
  host: string,
  namespace: string,
  subset: string,
): Resource | undefined {
  const all = effective(model, 'DestinationRule').filter(it => {
    const rule = readDestinationRule(it)
    return isHostWithin(host, fullHost(rule.host, it)) && isVisibleIn(rule.exportTo, it.namespace, namespace)
  })
  const owner = serviceOfHost(host, model.settings.domain)?.namespace
  const order = [
    namespace,
    ...(owner === undefined ? all.map(it => it.namespace) : [owner]),
    model.settings.rootNamespace,
  ]
  for (const it of order) {
    const own = all.filter(rule => rule.namespace === it).toSorted(narrowestFirst)
    const has = (rule: Resource) => readDestinationRule(rule).subsets.some(one => one.name === subset)
    const [first] = own
    if (!first) continue
    // Of rules for one host the subsets are joined, and the first policy counts for all.
    const alike = own.filter(rule => hostOf(rule) === hostOf(first))
    return own.find(has) ?? alike.find(rule => optionalMapAt(rule.spec, 'trafficPolicy')) ?? first
  }
  return undefined
}

function narrowestFirst(a: Resource, b: Resource): number {
  const [one, other] = [hostOf(a), hostOf(b)]
  return Number(isWildcard(one)) - Number(isWildcard(other)) || other.length - one.length
}

function hostOf(it: Resource): string {
  return fullHost(readDestinationRule(it).host, it)
}
