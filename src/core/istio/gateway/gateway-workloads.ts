import { readGateway, selectorText, selects } from '../../model/gateways.ts'
import { memoByKinds } from '../../model/memo.ts'
import { effective, type Model } from '../../model/model.ts'
import { podsOf, workloadNamespace } from '../../model/workloads.ts'
import type { Request } from '../../request/request.ts'
import type { GatewayWorkload } from '../routes/workload.ts'
import { buildGateway } from './build-gateway.ts'

/** A gateway workload that the files tell of: what the selectors of Gateways ask for. */
export interface KnownWorkload {
  readonly type: 'gateway'
  /** The selector as text; what it is chosen and remembered by. */
  readonly id: string
  readonly label: string
  readonly workload: GatewayWorkload
  /** The ports it listens on, in order. */
  readonly ports: readonly number[]
}

/**
 * The gateway workloads to choose from: one a selector of the Gateways, in the order of the files. The namespace is that
 * of a Pod, Deployment or Service that fits, `istio-system` for Istio's own ingress gateway, else the first Gateway's own.
 */
export const gatewayWorkloads = memoByKinds(
  ['Gateway', 'VirtualService', 'DestinationRule', 'Service', 'ServiceEntry', 'Pod', 'Deployment'],
  (model): readonly KnownWorkload[] =>
    selectedWorkloads(model).map(({ id, workload }) => {
      const ports = new Set(buildGateway(model, workload).placed.map(it => it.port))
      return {
        type: 'gateway',
        id,
        label: `${id || 'every gateway'} in ${workload.namespace}`,
        workload,
        ports: [...ports].sort((a, b) => a - b),
      }
    }),
)

/** Those workloads without what they listen on, by the selector as text. */
export const selectedWorkloads = memoByKinds(
  ['Gateway', 'Service', 'Pod', 'Deployment'],
  (model): readonly { readonly id: string; readonly workload: GatewayWorkload }[] => {
    const known = new Map<string, GatewayWorkload>()
    for (const resource of effective(model, 'Gateway')) {
      const gateway = readGateway(resource)
      const id = selectorText(gateway.selector)
      if (known.has(id)) continue
      known.set(id, workloadOf(model, gateway.selector ?? new Map(), resource.namespace, gateway))
    }
    return [...known].map(([id, workload]) => ({ id, workload }))
  },
)

/** The workload a request most likely means: the one that listens on its port and knows its host, else the first. */
export function likelyWorkload(model: Model, request: Request): KnownWorkload | undefined {
  const all = gatewayWorkloads(model)
  return all.find(it => it.ports.includes(request.port)) ?? all[0]
}

function workloadOf(
  model: Model,
  selector: GatewayWorkload['labels'],
  own: string,
  gateway: ReturnType<typeof readGateway>,
): GatewayWorkload {
  const pods = podsOf(model).filter(it => selects(selector, it.labels))
  const pod = pods.find(it => !it.isAssumed) ?? pods[0]
  if (pod) return { namespace: pod.namespace, labels: pod.labels }
  return { namespace: workloadNamespace(model, gateway, own), labels: selector }
}
