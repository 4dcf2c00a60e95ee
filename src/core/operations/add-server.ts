import { freeNameAmong } from '../data/free-name.ts'
import { kindKey } from '../kinds/kind-key.ts'
import { readModel } from '../model/read-model.ts'
import type { ResourceId } from '../model/resource.ts'
import { valueAt } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import { editResource } from './edit-resources.ts'
import { freePort } from './free-port.ts'
import { hasListeners, planListener } from './gateway-api-plans.ts'
import { planInsert } from './insert-item.ts'
import { knownCertificate } from './known-certificate.ts'
import type { Operation } from './operation.ts'
import { nameOf } from './words.ts'

export interface NewServer {
  /** The next free one where none is given: 80, 443, then 8080 and on. */
  readonly port?: number | undefined
  /** What is usual on the port where it is not given. */
  readonly protocol?: string | undefined
  /** Those of the first server where none are given, else every host. */
  readonly hosts?: readonly string[] | undefined
  /** TLS settings to take; those that the protocol needs where they are not given. */
  readonly tls?: Json | undefined
}

/**
 * Adds a server to a Gateway, a listener to one of the Gateway API: on a free port, under a free name, with TLS settings where its protocol needs them. The name of the
 * certificate is that of the only one in the files, or left empty for the user.
 */
export function addServer(gateway: ResourceId, wanted: NewServer = {}): Operation {
  return {
    title: wanted.port ? `Add port ${wanted.port} to ${nameOf(gateway)}` : `Add server to ${nameOf(gateway)}`,
    run: (files, settings) =>
      editResource(files, settings, gateway, ({ resource }) => {
        if (hasListeners(resource)) return planListener(resource, wanted)
        if (kindKey(resource) !== 'Gateway') return { refuse: 'Only a Gateway has servers.' }
        const path = ['spec', 'servers']
        const found = valueAt(resource.value, path)
        const servers = Array.isArray(found) ? found : []
        const credentialName = knownCertificate(readModel(files, settings), resource)
        const server = serverFor(wanted, servers, credentialName)
        const planned = planInsert(resource, { resource: gateway, path }, servers.length, server)
        if ('refuse' in planned || valueAt(server, ['tls', 'credentialName']) !== '') return planned
        // What only the user knows comes next.
        return {
          ...planned,
          select: { resource: gateway, path: [...path, servers.length, 'tls', 'credentialName'] },
        }
      }),
  }
}

function serverFor(wanted: NewServer, servers: readonly unknown[], credentialName: string): Json {
  const number =
    wanted.port ??
    freePort(
      servers.map(it => valueAt(it, ['port', 'number'])),
      [80, 443],
    )
  const protocol = wanted.protocol ?? (number === 443 || number === 8443 ? 'HTTPS' : 'HTTP')
  const port = { number, name: freePortName(servers, protocol.toLowerCase(), number), protocol }
  const hosts = wanted.hosts ? [...wanted.hosts] : usualHosts(servers)
  const tls = wanted.tls ?? tlsFor(protocol.toUpperCase(), credentialName)
  return tls ? { port, hosts, tls } : { port, hosts }
}

function tlsFor(protocol: string, credentialName: string): Json | undefined {
  if (protocol === 'HTTPS') return { mode: 'SIMPLE', credentialName }
  return protocol === 'TLS' ? { mode: 'PASSTHROUGH' } : undefined
}

function freePortName(servers: readonly unknown[], protocol: string, number: number): string {
  const taken = new Set(servers.map(it => valueAt(it, ['port', 'name'])))
  if (!taken.has(protocol)) return protocol
  return freeNameAmong(taken, `${protocol}-${number}`)
}

function usualHosts(servers: readonly unknown[]): string[] {
  const hosts = valueAt(servers[0], ['hosts'])
  const usable = Array.isArray(hosts) && hosts.length > 0 && hosts.every(it => typeof it === 'string')
  return usable ? hosts : ['*']
}
