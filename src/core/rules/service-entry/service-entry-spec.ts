import type { Path } from '../../yaml/path.ts'
import type { Exported } from '../checks/export-to-rules.ts'
import { isBadSelector } from '../checks/selector-rules.ts'
import type { WebhookObject } from '../engine/webhook-rule.ts'

/** A ServiceEntry's spec as the webhook reads it; absent texts are empty, absent numbers 0. */
export interface ServiceEntrySpec {
  readonly hosts: readonly string[]
  readonly addresses: readonly string[]
  readonly ports: readonly ServicePort[]
  readonly location: string
  readonly resolution: string
  readonly endpoints: readonly Endpoint[]
  readonly workloadSelector?: { readonly labels: { readonly [key: string]: string } }
  readonly exportTo: readonly string[]
}

export interface ServicePort {
  readonly number: number
  readonly name: string
  readonly protocol: string
  readonly targetPort: number
}

export interface Endpoint {
  readonly address: string
  readonly network: string
  readonly ports: { readonly [name: string]: number }
  readonly labels: { readonly [key: string]: string }
}

export type ServiceEntryObject = WebhookObject<ServiceEntrySpec>

/** An endpoint and by which rules Istio looks at it. */
export interface EndpointPlace {
  readonly endpoint: Endpoint
  readonly path: Path
  readonly mode: 'static' | 'dns' | 'workload'
  /** The names of the service's ports; undefined for a WorkloadEntry, which belongs to none. */
  readonly portNames: readonly string[] | undefined
}

/** Whether the names of the hosts or endpoints are resolved by DNS. */
export function usesDns({ resolution }: ServiceEntrySpec): boolean {
  return resolution === 'DNS' || resolution === 'DNS_ROUND_ROBIN'
}

/** Whether a selector is one for which Istio refuses the ServiceEntry at once. */
export function hasBadSelector({ workloadSelector }: Pick<Exported, 'workloadSelector'>): boolean {
  return isBadSelector(workloadSelector?.labels)
}

/** The endpoints Istio looks at: those of a ServiceEntry that is static or uses DNS, and a WorkloadEntry itself. */
export function endpointPlaces({ kind, spec }: WebhookObject<ServiceEntrySpec | Endpoint>): EndpointPlace[] {
  if (kind === 'WorkloadEntry')
    return [{ endpoint: spec as Endpoint, path: ['spec'], mode: 'workload', portNames: undefined }]
  const entry = spec as ServiceEntrySpec
  const isStatic = entry.resolution === 'STATIC'
  if (!isStatic && !usesDns(entry)) return []
  const portNames = entry.ports.map(it => it.name)
  return entry.endpoints.map((endpoint, i) => ({
    endpoint,
    path: ['spec', 'endpoints', i],
    mode: isStatic ? 'static' : 'dns',
    portNames,
  }))
}
