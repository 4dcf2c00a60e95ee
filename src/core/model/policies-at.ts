import { destinationRulesFor, readDestinationRule } from './destination-rules.ts'
import { readGateway, selects } from './gateways.ts'
import { serviceOfHost } from './hosts.ts'
import { effective, type Model } from './model.ts'
import { type MutualTls, mutualTlsOf } from './mutual-tls.ts'
import { isAttachedTo, isForWorkload, type Policy, policiesOf, type Workload } from './policies.ts'
import { mapAt, mapsAt, textAt } from './read-value.ts'
import type { Resource } from './resource.ts'
import { readService, serviceNamed } from './services.ts'
import { gatewayHome, podLabels } from './workloads.ts'

/** The policies for the proxy that a Gateway of the files runs on. What a workload accepts of the mesh says nothing of it. */
export function policiesAtGateway(model: Model, resource: Resource): readonly Policy[] {
  return policiesAtProxy(model, gatewayHome(model, readGateway(resource), resource.namespace))
}

/** The same for a gateway workload. */
export function policiesAtProxy(model: Model, workload: Workload): readonly Policy[] {
  return policiesOf(model).filter(
    it => atGateway.has(it.kind) && isForWorkload(it, workload) && patches(it, 'GATEWAY'),
  )
}

/** The policies that are for what runs behind a host and subset, of a full name. */
export function policiesAtService(model: Model, host: string, subset = ''): readonly Policy[] {
  const all = policiesOf(model).filter(it => atService.has(it.kind))
  if (all.length === 0) return all
  const named = serviceNamed(model, host, '')?.resource
  const workloads = workloadsBehind(model, host, subset)
  return all.filter(
    it =>
      (named !== undefined && isAttachedTo(it, named)) ||
      (patches(it, 'SIDECAR_INBOUND') && workloads.some(workload => isForWorkload(it, workload))),
  )
}

/** What the workloads behind a host accept, as the files show it; the strictest where they differ. */
export function mutualTlsAt(model: Model, host: string, subset = ''): MutualTls | undefined {
  const policies = policiesOf(model)
  if (policies.length === 0) return undefined
  const found = workloadsBehind(model, host, subset).flatMap(it => mutualTlsOf(policies, it) ?? [])
  return found.find(it => it.mode === 'STRICT') ?? found[0]
}

/** The EnvoyFilters that change what the sidecar of a calling workload does. */
export function policiesAtCaller(model: Model, workload: Workload): readonly Policy[] {
  return policiesAtCallers(model).filter(it => it.kind === 'EnvoyFilter' && isForWorkload(it, workload))
}

/** The policies that concern the calls of workloads: what they reach, and what is changed on the way out. */
export function policiesAtCallers(model: Model): readonly Policy[] {
  return policiesOf(model).filter(
    it =>
      it.kind === 'Sidecar' ||
      (it.kind === 'EnvoyFilter' && patches(it, 'SIDECAR_OUTBOUND') && !picksGateway(model, it)),
  )
}

/** Whether a policy asks for the labels of a gateway of the files: then it is for that one. */
function picksGateway(model: Model, policy: Policy): boolean {
  return (
    policy.selector !== undefined &&
    effective(model, 'Gateway').some(it => {
      const gateway = readGateway(it)
      return (
        gateway.selector !== undefined &&
        gateway.selector.size > 0 &&
        isForWorkload(policy, gatewayHome(model, gateway, it.namespace))
      )
    })
  )
}

const atGateway: ReadonlySet<string> = new Set([
  'AuthorizationPolicy',
  'RequestAuthentication',
  'EnvoyFilter',
  'WasmPlugin',
  'TrafficExtension',
  'Telemetry',
  'ProxyConfig',
])
const atService = atGateway

/** Whether an EnvoyFilter patches proxies in that role; other kinds make no difference. One without patches does nothing yet. */
function patches(
  { kind, resource }: Policy,
  role: 'GATEWAY' | 'SIDECAR_INBOUND' | 'SIDECAR_OUTBOUND',
): boolean {
  if (kind !== 'EnvoyFilter') return true
  return mapsAt(resource.spec, 'configPatches').some(it => {
    const context = textAt(mapAt(it, 'match'), 'context') ?? 'ANY'
    return context === 'ANY' || context === role
  })
}

/**
 * What is known of the workloads that serve a host: the Pods of the files that its Service picks, else one with the
 * labels that the Service and the subset ask for. A host outside the mesh has none.
 */
function workloadsBehind(model: Model, host: string, subset: string): readonly Workload[] {
  const record = serviceNamed(model, host, '')
  const of = serviceOfHost(host, model.settings.domain)
  const labels = new Map<string, string>()
  if (record?.kind === 'serviceEntry') {
    if (!record.workloadSelector) return []
    for (const [key, value] of record.workloadSelector) labels.set(key, value)
  } else if (record?.resource)
    for (const [key, value] of readService(record.resource).selector ?? []) labels.set(key, value)
  const namespace = record?.resource?.namespace ?? of?.namespace
  if (namespace === undefined) return []
  const isPicked = labels.size > 0
  for (const [key, value] of subsetLabels(model, host, subset, namespace)) labels.set(key, value)
  const pods = isPicked
    ? effective(model, 'Pod').filter(it => it.namespace === namespace && selects(labels, podLabels(it)))
    : []
  return pods.length > 0 ? pods.map(it => ({ namespace, labels: podLabels(it) })) : [{ namespace, labels }]
}

function subsetLabels(
  model: Model,
  host: string,
  subset: string,
  namespace: string,
): Iterable<[string, string]> {
  if (subset === '') return []
  for (const rule of destinationRulesFor(model, host, namespace)) {
    const found = readDestinationRule(rule).subsets.find(it => it.name === subset)
    if (found) return found.labels ?? []
  }
  return []
}
