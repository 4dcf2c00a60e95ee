import { isTlsServer, readGateway, type Server } from '../model/gateways.ts'
import { effective, type Model } from '../model/model.ts'
import { isHttpProtocol } from '../syntax/protocol.ts'

export interface WantedServer {
  readonly selector: Readonly<Record<string, string>>
  readonly number: number
  readonly protocol: string
  readonly hosts: readonly string[]
}

/**
 * The port of a new Gateway's server: the wanted one, else the next that no other Gateway of the workload has. Two may share a port
 * with one protocol and other hosts; else Istio takes the older server and drops the other (`MergeGateways` in pilot/pkg/model).
 */
export function freeServerPort(model: Model, wanted: WantedServer): number {
  const servers = effective(model, 'Gateway')
    .map(readGateway)
    .filter(it => mayBeTheSame(it.selector, wanted.selector))
    .flatMap(it => it.servers)
  const isFree = (number: number) =>
    servers.every(it => it.number !== number || isBeside(it, wanted.protocol, wanted.hosts))
  let number = wanted.number
  if (!isFree(number) && number < 1024) number = number === 443 ? 8443 : 8080
  while (!isFree(number) && number < 65535) number++
  return number
}

/** Whether two selectors can choose one workload: no label has two values. */
function mayBeTheSame(
  one: ReadonlyMap<string, string> | undefined,
  other: Readonly<Record<string, string>>,
): boolean {
  return [...(one ?? [])].every(([label, value]) => (other[label] ?? value) === value)
}

function isBeside(server: Server, protocol: string, hosts: readonly string[]): boolean {
  const sort = isTlsServer(server) ? 'tls' : isHttpProtocol(server.protocol) ? 'http' : 'tcp'
  if (sort === 'tcp' || sort !== sortMeant(protocol)) return false
  return !server.hosts.some(it => hosts.includes(it.host))
}

function sortMeant(protocol: string): 'http' | 'tls' | 'tcp' {
  if (isHttpProtocol(protocol)) return 'http'
  return /^(https|tls)$/i.test(protocol) ? 'tls' : 'tcp'
}
