import { byAge } from '../../../model/age.ts'
import { fullHost } from '../../../model/hosts.ts'
import { memoByKinds } from '../../../model/memo.ts'
import { effective, homeIn, type Model } from '../../../model/model.ts'
import { type JsonMap, mapAt, mapsAt, textAt } from '../../../model/read-value.ts'
import type { Resource } from '../../../model/resource.ts'
import { readService, readServiceEntry } from '../../../model/services.ts'
import { authorityIn } from '../certificates.ts'
import type { Fault } from '../fault.ts'
import { generatedGateways } from '../generate-gateways.ts'

/** What a policy is for: a Service, or a ServiceEntry with each of its hosts. */
export interface PolicyTarget {
  readonly resource: Resource
  readonly hosts: readonly string[]
  readonly ports: readonly { readonly name?: string | undefined; readonly number?: number | undefined }[]
}

/** What a target of a policy names, where it is of a kind that Istio takes and there. */
export function targetOf(model: Model, policy: Resource, target: JsonMap): PolicyTarget | undefined {
  const kind = targetKind(target)
  const name = textAt(target, 'name') ?? ''
  const resource =
    kind && (model.find(kind, policy.namespace, name) ?? madeService(model, policy.namespace, name, kind))
  if (!resource) return undefined
  if (kind === 'Service') {
    const host = fullHost(resource.name, homeIn(model, resource.namespace))
    return { resource, hosts: [host], ports: readService(resource).ports }
  }
  const { hosts, ports } = readServiceEntry(resource)
  return { resource, hosts: hosts.map(it => it.text), ports }
}

/** The Service that Istio makes for a Gateway. */
function madeService(model: Model, namespace: string, name: string, kind: string): Resource | undefined {
  if (kind !== 'Service') return undefined
  return generatedGateways(model).find(
    it => it.kind === 'Service' && it.namespace === namespace && it.name === name,
  )
}

/** The kind of a target, of those that Istio takes. */
export function targetKind(target: JsonMap): 'Service' | 'ServiceEntry' | undefined {
  switch (`${textAt(target, 'group') ?? ''}/${textAt(target, 'kind') ?? 'Service'}`) {
    case '/Service':
      return 'Service'
    case 'networking.istio.io/ServiceEntry':
      return 'ServiceEntry'
    default:
      return undefined
  }
}

/** Whether an annotation tells Istio to leave a policy alone. */
export function isIgnored({ value }: Resource): boolean {
  const annotations = mapAt(mapAt(value, 'metadata'), 'annotations')
  return textAt(annotations, 'istio.io/ignore-policy-attachment')?.toLowerCase() === 'true'
}

/** What keeps a BackendTLSPolicy from a target: it is not there, or an older policy is for it (backend_policies.go). */
export function targetFault(model: Model, policy: Resource, target: JsonMap): Fault | undefined {
  const name = textAt(target, 'name') ?? ''
  const section = textAt(target, 'sectionName')
  const kind = targetKind(target) ?? textAt(target, 'kind') ?? ''
  const found = targetOf(model, policy, target)
  if (!found) return { reason: 'TargetNotFound', message: `There is no ${kind} ${policy.namespace}/${name}.` }
  if (section && !found.ports.some(it => it.name === section))
    return { reason: 'TargetNotFound', message: `${kind} ${name} has no port with the name ${section}.` }
  const older = policiesFor(model, policy.namespace, target)[0]
  return older && older !== policy
    ? { reason: 'Conflicted', message: `BackendTLSPolicy ${older.name} is for ${kind} ${name} already.` }
    : undefined
}

/** The policies with a target, the one that wins first: the older, then by name. */
function policiesFor(model: Model, namespace: string, target: JsonMap): readonly Resource[] {
  return byTarget(model).get(targetKey(namespace, target)) ?? []
}

function targetKey(namespace: string, target: JsonMap): string {
  const parts = [targetKind(target), textAt(target, 'name'), textAt(target, 'sectionName')]
  return JSON.stringify([namespace, ...parts.map(it => it ?? null)])
}

const byTarget = memoByKinds(['BackendTLSPolicy'], model => {
  const found = new Map<string, Resource[]>()
  for (const it of effective(model, 'BackendTLSPolicy').toSorted(byAge)) {
    if (isIgnored(it)) continue
    for (const ref of mapsAt(it.spec, 'targetRefs')) {
      if (!targetKind(ref)) continue
      const key = targetKey(it.namespace, ref)
      const list = found.get(key) ?? []
      found.set(key, list)
      if (!list.includes(it)) list.push(it)
    }
  }
  return found
})

/** What is wrong with the authority that certificates of the backend are held against: the first of the list alone counts. */
export function authorityFaultOf(model: Model, { spec, namespace }: Resource): Fault | undefined {
  const [ref] = mapsAt(mapAt(spec, 'validation'), 'caCertificateRefs')
  if (!ref) return undefined
  const kind = textAt(ref, 'kind') ?? ''
  const name = textAt(ref, 'name') ?? ''
  const known = authorityKinds.get(`${textAt(ref, 'group') ?? ''}/${kind}`)
  const found = known && model.find(known, namespace, name)
  if (known !== 'ConfigMap')
    return {
      reason: known && !found ? 'InvalidCACertificateRef' : 'InvalidKind',
      message: `Istio takes the authority from a ConfigMap, not from a ${kind}.`,
    }
  // What stands there may be anything: connections fail by it, and the status is fine.
  if (found && authorityIn(found) !== '') return undefined
  const missing = { kind: 'ConfigMap', namespace, name }
  const message = found
    ? `ConfigMap ${namespace}/${name} holds nothing under ca.crt.`
    : `There is no ConfigMap ${namespace}/${name}.`
  return { reason: 'InvalidCACertificateRef', message, ...(!found && { missing }) }
}

/** What Istio looks for at all; of the others it says that they are no authorities once they are there. */
const authorityKinds: ReadonlyMap<string, 'ConfigMap' | 'Secret' | 'Service' | 'ServiceEntry'> = new Map([
  ['/ConfigMap', 'ConfigMap'],
  ['/Secret', 'Secret'],
  ['/Service', 'Service'],
  ['networking.istio.io/ServiceEntry', 'ServiceEntry'],
] as const)
