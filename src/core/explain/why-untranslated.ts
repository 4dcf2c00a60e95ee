import { findGateway } from '../model/gateway-references.ts'
import { type RouteKind, readGateway, routeKindOf } from '../model/gateways.ts'
import type { Model } from '../model/model.ts'
import type { Place } from '../model/resource.ts'
import { readVirtualService } from '../model/virtual-services.ts'
import { listWords, nameWords } from './explain-words.ts'

/** Why no server of a gateway uses a rule that asks for a port: the ports that the servers of its Gateways have for rules of its kind. Undefined where the port is not what keeps it out. */
export function otherPorts(model: Model, place: Place): string | undefined {
  const resource = model.resources.find(it => it.id === place.resource)
  const [, kind, index] = place.path
  if (!resource || typeof index !== 'number' || !isRouteKind(kind)) return undefined
  const view = readVirtualService(resource)
  const rule = view[kind][index]
  const asked = [...new Set(rule?.matches.flatMap(it => it.port ?? []))]
  if (!rule || asked.length === 0 || rule.matches.some(it => it.port === undefined)) return undefined
  const gateways = view.gateways.flatMap(it => findGateway(model, it.text, resource.namespace) ?? [])
  const servers = gateways.flatMap(gateway =>
    readGateway(gateway)
      .servers.filter(it => routeKindOf(it) === kind)
      .map(server => ({ gateway, server })),
  )
  if (servers.length === 0 || servers.some(it => asked.includes(it.server.number ?? 0))) return undefined
  const ports = servers.map(
    ({ server, gateway }) => `${server.portText} (${server.protocol} of ${nameWords(gateway)})`,
  )
  return `It asks for port ${listWords(asked.map(String))}; for ${kind} rules its gateways listen on ${listWords(ports)} only.`
}

function isRouteKind(name: unknown): name is RouteKind {
  return name === 'http' || name === 'tls' || name === 'tcp'
}
