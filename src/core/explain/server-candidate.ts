import type { DroppedServer } from '../istio/gateway/merge-servers.ts'
import type { PlacedServer } from '../istio/routes/placed-server.ts'
import { writtenPlace } from '../model/resource.ts'
import { serverWords } from './explain-words.ts'
import type { Candidate } from './explanation.ts'

/** A server that takes the connection. */
export function taken(placed: PlacedServer, why: string): Candidate {
  return { place: serverPlace(placed), label: serverWords(placed), taken: true, why }
}

/** A server that does not, and why. */
export function passed(placed: Pick<PlacedServer, 'gateway' | 'server'>, why: string): Candidate {
  return { place: serverPlace(placed), label: serverWords(placed), taken: false, why }
}

/** Where a server is written. */
export function serverPlace({ gateway, server }: Pick<PlacedServer, 'gateway' | 'server'>) {
  return writtenPlace(gateway, server.path)
}

/** A server that Istio drops, and because of which other. */
export function droppedCandidate({ gateway, server, reason, holder }: DroppedServer): Candidate {
  const by = holder ? `server ${serverWords(holder)}` : 'another server'
  const whys = {
    'tls-host-taken': `Istio drops it: one of its hosts already belongs to ${by} on this port.`,
    'port-conflict': `Istio drops it: ${by} has the port, with a protocol that cannot share it.`,
    'route-name-taken': `Istio drops it: ${by} has the same port, port name and Gateway.`,
  } as const
  return passed({ gateway, server }, whys[reason])
}
