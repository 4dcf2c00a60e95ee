import { gatewayApiGroup } from '../../../kinds/gateway-api/channel.ts'
import { memoByKinds } from '../../../model/memo.ts'
import { effective, type Model } from '../../../model/model.ts'
import { type JsonMap, mapsAt, textAt } from '../../../model/read-value.ts'
import type { Resource } from '../../../model/resource.ts'
import type { Fault } from '../fault.ts'
import { kindsLookedAt, routeKinds } from '../kinds.ts'
import { authorityFaultOf, isService, targetFault } from '../policies/backend-tls-policies.ts'
import { readRoute } from '../read-route.ts'
import { condition } from './condition.ts'
import type { ObjectStatus, ParentStatus } from './object-status.ts'

/** The status of a BackendTLSPolicy: for each of its targets, and for each Gateway from which routes lead there (backend_policies.go). */
export function policyStatus(model: Model, policy: Resource): ObjectStatus {
  const { name, namespace, kind, spec } = policy
  const authority = authorityFaultOf(model, policy)
  const conditions = (target: Fault | undefined) => [
    condition(
      'Accepted',
      target ?? (authority && { reason: 'NoValidCACertificate', message: authority.message }),
    ),
    condition('ResolvedRefs', authority),
  ]
  const targets = mapsAt(spec, 'targetRefs')
  // Istio keeps one condition for all targets: a fault of one stands for those after it too, and for the Gateways.
  let fault: Fault | undefined
  const parents = targets.map((target): ParentStatus => {
    const group = textAt(target, 'group') ?? ''
    const sectionName = textAt(target, 'sectionName')
    fault = targetFault(model, policy, target) ?? fault
    return {
      parentRef: {
        ...(group !== '' && { group }),
        kind: textAt(target, 'kind') ?? 'Service',
        name: textAt(target, 'name') ?? '',
        ...(sectionName !== undefined && { sectionName }),
      },
      conditions: conditions(fault),
    }
  })
  const gateways = [...new Set(targets.flatMap(it => gatewaysTo(model, policy, it)))].sort()
  for (const gateway of gateways)
    parents.push({
      parentRef: { group: gatewayApiGroup, kind: 'Gateway', name: gateway.slice(gateway.indexOf('/') + 1) },
      conditions: conditions(fault),
    })
  return { resource: policy, kind, namespace, name, parents }
}

function gatewaysTo(model: Model, policy: Resource, target: JsonMap): readonly string[] {
  const { namespace } = policy
  if (!isService(target) || targetFault(model, policy, target)?.reason === 'TargetNotFound') return []
  return [...(gatewaysByService(model).get(`${namespace}/${textAt(target, 'name') ?? ''}`) ?? [])]
}

/** The Gateways that routes name as parents, by the Services that they lead to; neither has to be there. */
const gatewaysByService = memoByKinds(kindsLookedAt, model => {
  const found = new Map<string, Set<string>>()
  for (const kind of routeKinds)
    for (const resource of effective(model, kind)) {
      const { parentRefs, rules } = readRoute(resource)
      const gateways = parentRefs.filter(it => it.group === gatewayApiGroup && it.kind === 'Gateway')
      for (const ref of rules.flatMap(it => it.backendRefs)) {
        if (ref.group !== '' || ref.kind !== 'Service') continue
        const key = `${ref.namespace ?? resource.namespace}/${ref.name}`
        const names = found.get(key) ?? new Set()
        for (const it of gateways) names.add(`${it.namespace}/${it.name}`)
        found.set(key, names)
      }
    }
  return found
})
