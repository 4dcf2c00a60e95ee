import { readGateway, selectorText } from '../../model/gateways.ts'
import { fullHost } from '../../model/hosts.ts'
import { memoByKinds } from '../../model/memo.ts'
import { effective, type Model } from '../../model/model.ts'
import { readService } from '../../model/services.ts'
import { type GatewayHome, gatewayHome, podLabels } from '../../model/workloads.ts'
import type { Request } from '../../request/request.ts'
import {
  type GatewayWorkload,
  gatewayServices,
  namespaceOfServices,
  workloadKey,
} from '../routes/workload.ts'
import { buildGateway } from './build-gateway.ts'

/** A gateway workload that the files name: what the selectors of Gateways ask for. */
export interface KnownWorkload {
  readonly type: 'gateway'
  /** The selector as text; what it is chosen and remembered by. */
  readonly id: string
  readonly label: string
  readonly workload: GatewayWorkload
  /** The object of the files that says where it runs; undefined where it is assumed. */
  readonly statedBy?: string | undefined
  /** The ports it listens on, in order. */
  readonly ports: readonly number[]
}

/** The gateway workloads to choose from: one a selector of the Gateways, in the order of the files, each where `gatewayHome` has it. */
export const gatewayWorkloads = memoByKinds(
  ['Gateway', 'VirtualService', 'DestinationRule', 'Service', 'ServiceEntry', 'Pod', 'Deployment'],
  (model): readonly KnownWorkload[] => selectedWorkloads(model).map(it => listening(model, it)),
)

/** Those of them that Gateways with these selectors, as texts, run as; the others are not built. */
export function gatewayWorkloadsOf(model: Model, selectors: ReadonlySet<string>): readonly KnownWorkload[] {
  return selectedWorkloads(model)
    .filter(it => selectors.has(it.id))
    .map(it => listening(model, it))
}

function listening(model: Model, it: Selected): KnownWorkload {
  const ports = new Set(buildGateway(model, it.workload).placed.map(it => it.port))
  return knownWorkload(
    it,
    [...ports].sort((a, b) => a - b),
  )
}

function knownWorkload({ id, workload, statedBy, label }: Selected, ports: readonly number[]): KnownWorkload {
  return {
    type: 'gateway',
    id,
    label: label ?? `${id || 'every gateway'} in ${workload.namespace}`,
    workload,
    statedBy,
    ports,
  }
}

/** Those workloads, then the ones that only refused Gateways select: they can be called, and listen on nothing. */
export function callableWorkloads(model: Model): readonly KnownWorkload[] {
  const known = gatewayWorkloads(model)
  const { refused } = model
  if (!refused?.all.some(it => it.resource.kind === 'Gateway')) return known
  const ids = new Set(known.map(it => it.id))
  const others = selectedWorkloads(refused.whole).filter(it => !ids.has(it.id))
  return [...known, ...others.map(it => knownWorkload(it, []))]
}

interface Selected extends Pick<KnownWorkload, 'id' | 'workload' | 'statedBy'> {
  readonly label?: string
}

/** Those workloads without what they listen on, by the selector as text. */
export const selectedWorkloads = memoByKinds(
  ['Gateway', 'Service', 'Pod', 'Deployment'],
  (model): readonly Selected[] => {
    const known = new Map<string, GatewayHome>()
    const served: Selected[] = []
    for (const resource of effective(model, 'Gateway')) {
      const services = gatewayServices(resource)
      if (services) {
        served.push(...servedWorkloads(model, namespaceOfServices(resource), services))
        continue
      }
      const gateway = readGateway(resource)
      const id = selectorText(gateway.selector)
      if (known.has(id)) continue
      known.set(id, gatewayHome(model, gateway, resource.namespace))
    }
    const all = [...known].map(([id, { statedBy, ...workload }]): Selected => ({ id, workload, statedBy }))
    const keys = new Set(all.map(it => workloadKey(it.workload)))
    for (const it of served) {
      const key = workloadKey(it.workload)
      if (!keys.has(key)) all.push(it)
      keys.add(key)
    }
    return all
  },
)

/** The workloads behind the Services that a Gateway is for, whatever labels they have: Services of the namespace, by full hosts. */
export function servedWorkloads(
  model: Model,
  namespace: string,
  hosts: readonly string[],
): readonly (Selected & { readonly label: string })[] {
  return effective(model, 'Service').flatMap(it => {
    const asked = readService(it).selector
    if (it.namespace !== namespace || !asked?.size || !hosts.includes(fullHost(it.name, it))) return []
    // The Pods of one that Istio makes have the labels of the Service as well.
    const labels = it.origin ? podLabels(it) : asked
    const name = asked.get('gateway.networking.k8s.io/gateway-name')
    return [
      {
        id: `${namespace}/${name ?? it.name}`,
        label: `${name === undefined ? `Service ${it.name}` : `Gateway ${name}`} in ${namespace}`,
        workload: { namespace, labels },
        statedBy: it.origin ? undefined : `Service ${namespace}/${it.name}`,
      },
    ]
  })
}

/**
 * Which workload takes a request and how that is known, as a phrase to go on with; `statedBy` is an object of the files, or
 * undefined for what is assumed.
 */
export function homeWords({ label, statedBy }: Pick<KnownWorkload, 'label' | 'statedBy'>): string {
  return statedBy === undefined
    ? `${label}, which is assumed: no Pod, Deployment or Service of the files has its labels`
    : `${label}, by ${statedBy}`
}

/** The workload a request most likely means: the one that listens on its port and knows its host, else the first. */
export function likelyWorkload(model: Model, request: Request): KnownWorkload | undefined {
  const all = callableWorkloads(model)
  return all.find(it => it.ports.includes(request.port)) ?? all[0]
}
