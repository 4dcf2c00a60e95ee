import type { Target } from '../../core/convert/conversion/conversion.ts'
import type { ResourceId } from '../../core/model/resource.ts'

export const targets: readonly Target[] = ['gateway-api', 'istio']

/** Whether an object has a form in the other API, by its id. */
export function isConvertible(id: ResourceId, target: Target): boolean {
  return kinds[target].test(id)
}

const kinds = {
  'gateway-api': /^(Gateway|VirtualService|Ingress)\//,
  istio:
    /^(Gateway\.gateway\.networking\.k8s\.io|ListenerSet|HTTPRoute|GRPCRoute|TLSRoute|TCPRoute|Ingress)\//,
} as const
