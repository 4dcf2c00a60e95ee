import { byAge } from '../../../model/age.ts'
import { memoByKinds } from '../../../model/memo.ts'
import { effective, type Model } from '../../../model/model.ts'
import { type JsonMap, mapAt, mapsAt, textAt } from '../../../model/read-value.ts'
import type { Resource } from '../../../model/resource.ts'
import { readService } from '../../../model/services.ts'
import { holdsAuthority } from '../certificates.ts'
import type { Fault } from '../fault.ts'

/** What keeps a BackendTLSPolicy from a target: it is not there, or an older policy is for it (backend_policies.go). */
export function targetFault(model: Model, policy: Resource, target: JsonMap): Fault | undefined {
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

export function isService(target: JsonMap): boolean {
  return (textAt(target, 'group') ?? '') === '' && (textAt(target, 'kind') ?? 'Service') === 'Service'
}

/** The policies with a target, the one that wins first: the older, then by namespace and name. */
export function policiesFor(
  model: Model,
  namespace: string,
  name: string,
  section: string | undefined,
): readonly Resource[] {
  return byTarget(model).get(targetKey(namespace, name, section)) ?? []
}

function targetKey(namespace: string, name: string, section: string | undefined): string {
  return JSON.stringify([namespace, name, section ?? null])
}

const byTarget = memoByKinds(['BackendTLSPolicy'], model => {
  const found = new Map<string, Resource[]>()
  for (const it of effective(model, 'BackendTLSPolicy').toSorted(byAge))
    for (const ref of mapsAt(it.spec, 'targetRefs')) {
      if (!isService(ref)) continue
      const key = targetKey(it.namespace, textAt(ref, 'name') ?? '', textAt(ref, 'sectionName'))
      const list = found.get(key) ?? []
      found.set(key, list)
      if (!list.includes(it)) list.push(it)
    }
  return found
})

/** What is wrong with the authority that certificates of the backend are held against: the first of the list alone counts. */
export function authorityFaultOf(model: Model, { spec, namespace }: Resource): Fault | undefined {
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
  const missing = { kind: 'ConfigMap', namespace, name }
  const message = found
    ? `ConfigMap ${namespace}/${name} holds no certificate under ca.crt.`
    : `There is no ConfigMap ${namespace}/${name}.`
  return { reason: 'InvalidCACertificateRef', message, ...(!found && { missing }) }
}
