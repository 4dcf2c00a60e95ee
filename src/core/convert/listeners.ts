import { readGateway, routeKindOf, type Server } from '../model/gateways.ts'
import { type JsonMap, mapsAt, optionalMapAt } from '../model/read-value.ts'
import type { Resource } from '../model/resource.ts'
import { isHttpProtocol } from '../syntax/protocol.ts'
import { nameClaims } from '../text/file-name.ts'
import type { Json } from '../yaml/source-document.ts'
import { type Tell, tellOthers } from './carried.ts'

/** A listener that a server's host becomes. */
export interface ConvertedListener {
  readonly name: string
  readonly port: number
  readonly protocol: 'HTTP' | 'HTTPS' | 'TLS' | 'TCP'
  /** Undefined for any. */
  readonly hostname: string | undefined
  /** Whose routes may attach; undefined for everyone's. */
  readonly namespace: string | undefined
  /** Answers every request with a redirect to HTTPS. */
  readonly redirects: boolean
  /** That of the certificate; undefined for that of the mesh. */
  readonly secret: string | undefined
}

/** The listeners that the servers of a Gateway become: one for each host. */
export function convertServers(gateway: Resource, tell: Tell): readonly ConvertedListener[] {
  const claim = nameClaims([])
  const values = mapsAt(gateway.spec, 'servers')
  const seen = new Set<string>()
  return readGateway(gateway).servers.flatMap((server, i) => {
    const { path, hosts, number } = server
    tellOthers(values[i] ?? {}, ['port', 'hosts', 'tls', 'name'], path, tell, {
      bind: 'A listener binds to no address. Keep the Gateway.',
      defaultEndpoint: 'A listener has no default endpoint.',
    })
    const protocol = protocolOf(server, tell)
    const secret = secretOf(server, optionalMapAt(values[i] ?? {}, 'tls') ?? {}, tell)
    if (!protocol || number === undefined) return []
    const own = server.portName || `${protocol.toLowerCase()}-${number}`
    const base =
      own
        .toLowerCase()
        .replace(/[^a-z0-9-]+/g, '-')
        .replace(/^-+|-+$/g, '') || `port-${number}`
    return hosts.flatMap(({ host, namespace, index }): ConvertedListener[] => {
      const at = [...path, 'hosts', index]
      const hostname = host === '*' || protocol === 'TCP' ? undefined : host
      if (protocol === 'TCP' && host !== '*') tell('cannot', at, 'A TCP listener has no hostname.')
      if (hostname !== undefined && !isHostname(hostname))
        tell(
          'cannot',
          at,
          `${hostname} is no hostname for a listener: small letters, and *. before a whole name.`,
        )
      const key = `${number} ${hostname ?? '*'}`
      if (seen.has(key))
        tell('cannot', at, `Port ${number} has ${hostname ?? '*'} twice: listeners would conflict.`)
      seen.add(key)
      const name = claim(hosts.length > 1 ? `${base}-${index + 1}` : base)
      tell('carried', at, `listener ${name}`)
      return [
        {
          name,
          port: number,
          protocol,
          hostname,
          namespace,
          redirects: server.tls?.httpsRedirect === true,
          secret,
        },
      ]
    })
  })
}

/** Names as routes and listeners take them. */
export function isHostname(host: string): boolean {
  return /^(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(host)
}

function protocolOf(server: Server, tell: Tell): ConvertedListener['protocol'] | undefined {
  const at = [...server.path, 'port', 'protocol']
  if (isHttpProtocol(server.protocol)) return 'HTTP'
  const kind = routeKindOf(server)
  const upper = server.protocol.toUpperCase()
  if (kind === 'http') return 'HTTPS'
  if (kind === 'tls') return 'TLS'
  if (kind === 'tcp' && upper === 'TCP' && !server.tls) return 'TCP'
  const what = server.tls ? `${upper} with TLS mode ${server.tls.mode}` : upper
  tell('cannot', at, `A server of ${what} has no listener that does the same. Keep the Gateway.`)
  return undefined
}

function secretOf(server: Server, value: JsonMap, tell: Tell): string | undefined {
  const { tls } = server
  if (!tls) return undefined
  const path = [...server.path, 'tls']
  if (isHttpProtocol(server.protocol)) {
    tellOthers(value, ['httpsRedirect'], path, tell)
    if (tls.httpsRedirect)
      tell(
        'approximated',
        [...path, 'httpsRedirect'],
        'An HTTPRoute with RequestRedirect to https, code 301, for every path and host. A port :80 in the Host header is left out.',
      )
    return undefined
  }
  if (tls.mode === 'PASSTHROUGH') {
    tellOthers(value, ['mode'], path, tell)
    return undefined
  }
  tellOthers(value, ['mode', 'credentialName'], path, tell, {
    serverCertificate: 'A listener takes its certificate from a Secret. Make one and name it.',
    privateKey: 'A listener takes its key from a Secret.',
    minProtocolVersion: 'A listener has no TLS versions. Keep the Gateway.',
    cipherSuites: 'Write the option gateway.istio.io/tls-cipher-suites of the listener.',
  })
  if (tls.mode !== 'SIMPLE')
    tell(
      'cannot',
      [...path, 'mode'],
      `Client certificates need an authority in spec.tls.frontend. Keep the Gateway.`,
    )
  else if (!/^[a-z0-9][-.a-z0-9]*$/.test(tls.credentialName))
    tell('cannot', path, 'A listener needs the name of a Secret beside the Gateway: credentialName.')
  else tell('carried', [...path, 'credentialName'], `certificateRefs: Secret ${tls.credentialName}`)
  return tls.credentialName
}

/** A listener as it is written. */
export function writeListener(it: ConvertedListener): Json {
  return {
    name: it.name,
    port: it.port,
    protocol: it.protocol,
    ...(it.hostname !== undefined && { hostname: it.hostname }),
    ...(it.protocol === 'HTTPS' && { tls: { mode: 'Terminate', ...certificateOf(it) } }),
    ...(it.protocol === 'TLS' && { tls: { mode: 'Passthrough' } }),
    allowedRoutes: {
      namespaces:
        it.namespace === undefined
          ? { from: 'All' }
          : { from: 'Selector', selector: { matchLabels: { 'kubernetes.io/metadata.name': it.namespace } } },
    },
  }
}

function certificateOf({ secret }: ConvertedListener): JsonMap {
  return secret === undefined
    ? { options: { 'gateway.istio.io/tls-terminate-mode': 'ISTIO_SIMPLE' } }
    : { certificateRefs: [{ name: secret }] }
}
