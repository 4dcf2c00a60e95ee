import { gatewayApiGroup } from '../../../kinds/gateway-api/channel.ts'
import { ageOf, compareText } from '../../../model/age.ts'
import { memoByKinds } from '../../../model/memo.ts'
import { effective, type Model } from '../../../model/model.ts'
import { type JsonMap, mapAt, mapsAt, textAt } from '../../../model/read-value.ts'
import type { Resource } from '../../../model/resource.ts'
import { readService } from '../../../model/services.ts'
import { holdsAuthority } from '../certificates.ts'
import type { Fault } from '../fault.ts'
import { kindsLookedAt, routeKinds } from '../kinds.ts'
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
  const parents = targets.map((target): ParentStatus => {
    const group = textAt(target, 'group') ?? ''
    const sectionName = textAt(target, 'sectionName')
    return {
      parentRef: {
        ...(group !== '' && { group }),
        kind: textAt(target, 'kind') ?? 'Service',
        name: textAt(target, 'name') ?? '',
        ...(sectionName !== undefined && { sectionName }),
      },
      conditions: conditions(targetFault(model, policy, target)),
    }
  })
  const last = targets.at(-1)
  const gateways = [...new Set(targets.flatMap(it => gatewaysTo(model, policy, it)))].sort()
  for (const gateway of gateways)
    parents.push({
      parentRef: { group: gatewayApiGroup, kind: 'Gateway', name: gateway.slice(gateway.indexOf('/') + 1) },
      conditions: conditions(last && targetFault(model, policy, last)),
    })
  return { resource: policy, kind, namespace, name, parents }
}

function targetFault(model: Model, policy: Resource, target: JsonMap): Fault | undefined {
  const name = textAt(target, 'name') ?? ''
  const section = textAt(target, 'sectionName')
  const service = isService(target) ? model.find('Service', policy.namespace, name) : undefined
  if (!service)
    return { reason: 'TargetNotFound', message: `There is no Service ${policy.namespace}/${name}.` }
  if (section && !readService(service).ports.some(it => it.name === section))
    return { reason: 'TargetNotFound', message: `Service ${name} has no port with the name ${section}.` }
  const older = policiesFor(model, policy.namespace, name, section)[0]
  return older && older !== policy
    ? { reason: 'Conflicted', message: `BackendTLSPolicy ${older.name} is for Service ${name} already.` }
    : undefined
}

function isService(target: JsonMap): boolean {
  return (textAt(target, 'group') ?? '') === '' && (textAt(target, 'kind') ?? 'Service') === 'Service'
}

/** The policies with a target, the one that wins first: the older, then by namespace and name. */
function policiesFor(
  model: Model,
  namespace: string,
  name: string,
  section: string | undefined,
): readonly Resource[] {
  return effective(model, 'BackendTLSPolicy')
    .filter(
      it =>
        it.namespace === namespace &&
        mapsAt(it.spec, 'targetRefs').some(
          ref => isService(ref) && textAt(ref, 'name') === name && textAt(ref, 'sectionName') === section,
        ),
    )
    .toSorted((a, b) => ageOf(a) - ageOf(b) || compareText(a.name, b.name))
}

/** What is wrong with the authority that certificates of the backend are held against: the first of the list alone counts. */
function authorityFaultOf(model: Model, { spec, namespace }: Resource): Fault | undefined {
  const [ref] = mapsAt(mapAt(spec, 'validation'), 'caCertificateRefs')
  if (!ref) return undefined
  const kind = textAt(ref, 'kind') ?? ''
  const name = textAt(ref, 'name') ?? ''
  if ((textAt(ref, 'group') ?? '') !== '' || kind !== 'ConfigMap')
    return {
      reason: 'InvalidKind',
      message: `Istio takes the authority from a ConfigMap, not from a ${kind}.`,
    }
  const found = model.find('ConfigMap', namespace, name)
  if (found && holdsAuthority(found)) return undefined
  const message = found
    ? `ConfigMap ${namespace}/${name} holds no certificate under ca.crt.`
    : `There is no ConfigMap ${namespace}/${name}.`
  return { reason: 'InvalidCACertificateRef', message }
}

function gatewaysTo(model: Model, { namespace }: Resource, target: JsonMap): readonly string[] {
  if (!model.find('Service', namespace, textAt(target, 'name') ?? '')) return []
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
