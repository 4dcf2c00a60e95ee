import { gatewayBoundHostFault, wildcardHostFault } from '../../syntax/hosts/host-name.ts'
import { isIpAddress } from '../../syntax/hosts/ip.ts'
import { type Placed, placedItems, tlsMatches } from './placed-parts.ts'
import type { VirtualServiceSpec } from './virtual-service-spec.ts'

/** An SNI name of a TLS match, and why Istio would not take it for a host, as a clause. */
export interface SniHost extends Placed<string> {
  readonly fault: string | undefined
  readonly isIp: boolean
}

/** The SNI names of all TLS matches. Without `mesh` in the list of gateways, even an empty one, they count as a gateway's. */
export function sniHosts(spec: VirtualServiceSpec): SniHost[] {
  const faultOf = (host: string) =>
    spec.gateways.includes('mesh') ? wildcardHostFault(host) : gatewayBoundHostFault(host, true)
  return tlsMatches(spec).flatMap(({ value, path }) =>
    placedItems(value.sniHosts, [...path, 'sniHosts']).map(it => ({
      ...it,
      fault: faultOf(it.value),
      isIp: isIpAddress(it.value),
    })),
  )
}
