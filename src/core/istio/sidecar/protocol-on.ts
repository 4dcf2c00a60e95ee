import { readVirtualService } from '../../model/virtual-services.ts'
import type { MeshProtocol } from '../routes/service-ports.ts'
import { type MeshService, portOf } from './mesh-services.ts'
import { virtualServicesFor } from './rules-for-host.ts'
import type { EgressScope } from './sidecar-scope.ts'

/** What a listener takes the traffic of a service's port for: an egress entry with a port says it for all services there. */
export function spokenOn(egress: EgressScope, service: MeshService, port: number): MeshProtocol | undefined {
  if (!egress.speaks) return protocolOn(egress, service, port)
  return portOf(service, port) && egress.speaks.protocol
}

/**
 * What a service itself speaks on a port; undefined where it has none of the number. Of one that is not in the files, what the
 * rules for its host are written for: those of TLS or TCP that name the port, else HTTP rules, else any.
 */
export function protocolOn(
  { virtualServices }: Pick<EgressScope, 'virtualServices'>,
  service: MeshService,
  port: number,
): MeshProtocol | undefined {
  if (service.kind !== 'assumed') return portOf(service, port)?.protocol
  const views = virtualServicesFor(virtualServices, service.host).map(readVirtualService)
  const kinds = ['tls', 'tcp'] as const
  const named = kinds.find(kind =>
    views.some(it => it[kind].some(rule => rule.matches.some(match => match.port === port))),
  )
  if (named) return named
  return (['http', ...kinds] as const).find(kind => views.some(it => it[kind].length > 0)) ?? 'unknown'
}
