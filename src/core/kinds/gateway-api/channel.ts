/** Which definitions of the Gateway API a cluster has: the standard ones, or the experimental ones with more fields and versions. */
export type GatewayApiChannel = 'standard' | 'experimental'

/** The API group of the Gateway API's kinds. */
export const gatewayApiGroup = 'gateway.networking.k8s.io'
