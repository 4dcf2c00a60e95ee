import { gatewayApiGroup } from '../../../kinds/gateway-api/channel.ts'
import { memoByKinds } from '../../../model/memo.ts'
import { effective, type Model } from '../../../model/model.ts'
import { type JsonMap, mapAt, mapsAt, textAt } from '../../../model/read-value.ts'
import type { Resource } from '../../../model/resource.ts'
import type { Fault } from '../fault.ts'
import { kindsLookedAt, routeKinds } from '../kinds.ts'
import { authorityFaultOf, isIgnored, targetFault, targetKind } from '../policies/backend-tls-policies.ts'
import { readRoute } from '../read-route.ts'
import { condition } from './condition.ts'
import type { ObjectStatus, ParentStatus } from './object-status.ts'

/** The status of a BackendTLSPolicy: for each of its targets, and for each Gateway from which routes lead there (backend_policies.go). */
export function policyStatus(model: Model, policy: Resource): ObjectStatus {
  const { name, namespace, kind, spec } = policy
  const authority = authorityFaultOf(model, policy)
  const ignored = isIgnored(policy) ? annotated : undefined
  const conditions = (target: Fault | undefined) =>
    ignored
      ? [condition('Accepted', ignored)]
      : [
          condition(
            'Accepted',
            target ??
              (authority && { reason: 'NoValidCACertificate', message: authority.message }) ??
              wellKnownFault(policy),
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
  const gateways = ignored ? [] : [...new Set(targets.flatMap(it => gatewaysTo(model, policy, it)))].sort()
  for (const gateway of gateways)
    parents.push({
      parentRef: { group: gatewayApiGroup, kind: 'Gateway', name: gateway.slice(gateway.indexOf('/') + 1) },
      conditions: conditions(fault),
    })
  return { resource: policy, kind, namespace, name, parents: parents.slice(0, mostAncestors) }
}

/** More of them a status cannot hold. */
const mostAncestors = 16

const annotated: Fault = {
  reason: 'IgnoredByIstio',
  message: 'An annotation of the policy tells Istio to leave it alone.',
}

/** Of the authorities that have a name Istio knows those of the system. */
function wellKnownFault({ spec }: Resource): Fault | undefined {
  const name = textAt(mapAt(spec, 'validation'), 'wellKnownCACertificates')
  if (name === undefined || name === 'System') return undefined
  return { reason: 'Invalid', message: `Istio knows no authorities of the name ${name}.` }
}

function gatewaysTo(model: Model, policy: Resource, target: JsonMap): readonly string[] {
  const { namespace } = policy
  const kind = targetKind(target)
  if (!kind || targetFault(model, policy, target)?.reason === 'TargetNotFound') return []
  return [...(gatewaysByBackend(model).get(`${kind}/${namespace}/${textAt(target, 'name') ?? ''}`) ?? [])]
}

/** The Gateways that routes name as parents, by what they lead to; neither has to be there. */
const gatewaysByBackend = memoByKinds(kindsLookedAt, model => {
  const found = new Map<string, Set<string>>()
  for (const kind of routeKinds)
    for (const resource of effective(model, kind)) {
      const { parentRefs, rules } = readRoute(resource)
      const gateways = parentRefs.filter(it => it.group === gatewayApiGroup && it.kind === 'Gateway')
      for (const ref of rules.flatMap(it => it.backendRefs)) {
        const target = targetKind({ group: ref.group, kind: ref.kind })
        if (!target) continue
        const key = `${target}/${ref.namespace ?? resource.namespace}/${ref.name}`
        const names = found.get(key) ?? new Set()
        for (const it of gateways) names.add(`${it.namespace}/${it.name}`)
        found.set(key, names)
      }
    }
  return found
})
