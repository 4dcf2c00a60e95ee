import type { VirtualServiceSpec } from './virtual-service-spec.ts'

/** Whether the sidecars use a VirtualService: no gateways are named, or `mesh` is among them. */
export function isMeshBound({ gateways }: VirtualServiceSpec): boolean {
  return gateways.length === 0 || gateways.includes('mesh')
}

/** Whether a VirtualService has no hosts of its own, so that another one takes its routes. */
export function isDelegate({ hosts }: VirtualServiceSpec): boolean {
  return hosts.length === 0
}

/** Whether some TLS route goes by SNI names. */
export function hasSniRoutes({ tls }: VirtualServiceSpec): boolean {
  return tls.some(route => route.match.some(it => it.sniHosts.length > 0))
}
