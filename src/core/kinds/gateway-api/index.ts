import type { Kind } from '../field.ts'
import { backendTlsPolicy } from './backend-tls-policy.ts'
import type { GatewayApiChannel } from './channel.ts'
import { gateway } from './gateway.ts'
import { gatewayClass } from './gateway-class.ts'
import { grpcRoute } from './grpc-route.ts'
import { httpRoute } from './http-route.ts'
import { listenerSet } from './listener-set.ts'
import { referenceGrant } from './reference-grant.ts'
import { tcpRoute, tlsRoute, udpRoute } from './stream-routes.ts'

/** The kinds of the Gateway API v1.6 as a channel has them; the same objects at every call. */
export function gatewayApiKinds(channel: GatewayApiChannel): readonly Kind[] {
  const known = made[channel]
  if (known) return known
  const kinds = [
    gateway(channel),
    httpRoute(channel),
    grpcRoute(channel),
    tlsRoute(channel),
    tcpRoute(channel),
    referenceGrant,
    listenerSet,
    backendTlsPolicy(channel),
    gatewayClass,
    udpRoute(channel),
  ]
  made[channel] = kinds
  return kinds
}

const made: { [channel in GatewayApiChannel]?: readonly Kind[] } = {}
