import { type RouteKind, readGateway, routeKindOf, type Server } from '../../model/gateways.ts'
import { type JsonMap, mapsAt, optionalMapAt, textAt, textsAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { isHttpProtocol } from '../../syntax/protocol.ts'
import { type Tell, tellOthers } from '../conversion/carried.ts'

/** A listener that a server's host becomes. */
export interface ConvertedListener {
  /** The Gateway of Istio that it is of. */
  readonly of: Resource
  readonly name: string
  readonly port: number
  readonly protocol: 'HTTP' | 'HTTPS' | 'TLS' | 'TCP'
  /** Which rules it takes. */
  readonly takes: RouteKind
  /** Undefined for any. */
  readonly hostname: string | undefined
  /** Those of the server, by which a VirtualService is for it or not. */
  readonly hosts: readonly string[]
  /** Whose routes may attach; undefined for everyone's. */
  readonly namespace: string | undefined
  /** Answers every request with a redirect to HTTPS. */
  readonly redirects: boolean
  /** Of its certificates. */
  readonly secrets: readonly string[]
  /** How it terminates TLS; undefined where it does not. */
  readonly mode: 'Terminate' | 'Passthrough' | undefined
  /** Those of Istio's own. */
  readonly options: Readonly<Record<string, string>>
}

/**
 * The listeners that the servers of a Gateway become: one for each host, of plain TCP one for all. `claim` gives names that no other
 * listener of the same Gateway of Kubernetes has, `seen` its ports with their hostnames.
 */
export function convertServers(
  gateway: Resource,
  claim: (name: string) => string,
  seen: Set<string>,
  tell: Tell,
): readonly ConvertedListener[] {
  const values = mapsAt(gateway.spec, 'servers')
  return readGateway(gateway).servers.flatMap((server, i) => {
    const { path, hosts, number } = server
    tellOthers(values[i] ?? {}, ['port', 'hosts', 'tls', 'name'], path, tell, {
      bind: 'A listener binds to no address. Keep the Gateway.',
      defaultEndpoint: 'A listener has no default endpoint.',
    })
    const protocol = protocolOf(server, tell)
    const tls = tlsOf(gateway, server, optionalMapAt(values[i] ?? {}, 'tls') ?? {}, tell)
    if (!protocol || number === undefined) return []
    const own = server.portName || `${protocol.toLowerCase()}-${number}`
    const base =
      own
        .toLowerCase()
        .replace(/[^a-z0-9-]+/g, '-')
        .replace(/^-+|-+$/g, '') || `port-${number}`
    const takes = routeKindOf(server) ?? 'http'
    const common = {
      of: gateway,
      port: number,
      protocol,
      takes,
      redirects: server.tls?.httpsRedirect === true,
      ...tls,
    }
    if (protocol === 'TCP') {
      const [first] = hosts
      const at = [...path, 'hosts']
      if (seen.has(`${number} *`)) tell('cannot', at, `Port ${number} has another listener.`)
      seen.add(`${number} *`)
      if (hosts.some(it => it.namespace !== first?.namespace))
        tell('cannot', at, 'A listener lets in one namespace or all. Give each a server of its own.')
      if (hosts.some(it => it.host !== '*'))
        tell('approximated', at, 'A TCP listener has no hostname: a route for it names it.')
      const name = claim(base)
      tell('carried', at, `listener ${name}`)
      return [
        {
          ...common,
          name,
          hostname: undefined,
          hosts: hosts.map(it => it.host),
          namespace: first?.namespace,
        },
      ]
    }
    if (protocol === 'HTTPS' && hosts.length > 1)
      tell(
        'approximated',
        [...path, 'hosts'],
        'Each host has a listener of its own: a request for one of them on a connection that was made for another is answered with 404.',
      )
    return hosts.flatMap(({ host, namespace, index }): ConvertedListener[] => {
      const at = [...path, 'hosts', index]
      const hostname = host === '*' ? undefined : host
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
      return [{ ...common, name, hostname, hosts: [host], namespace }]
    })
  })
}

/** Names as routes and listeners take them. */
export function isHostname(host: string): boolean {
  return /^(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(host)
}

/** Protocols that Istio treats as plain TCP but for what it counts of them. */
const asTcp = ['TCP', 'MONGO', 'MYSQL', 'REDIS']

function protocolOf(server: Server, tell: Tell): ConvertedListener['protocol'] | undefined {
  const at = [...server.path, 'port', 'protocol']
  const upper = server.protocol.toUpperCase()
  if (isHttpProtocol(server.protocol)) return 'HTTP'
  const kind = routeKindOf(server)
  if (kind === 'http') return 'HTTPS'
  if (kind === 'tls') return 'TLS'
  if (kind === 'tcp' && upper === 'TLS') return 'TLS'
  if (kind === 'tcp' && asTcp.includes(upper) && !server.tls) {
    if (upper !== 'TCP')
      tell('approximated', at, `A listener for TCP: Istio then counts connections, and nothing of ${upper}.`)
    return 'TCP'
  }
  const what = server.tls ? `${upper} with TLS mode ${server.tls.mode}` : upper
  tell('cannot', at, `A server of ${what} has no listener that does the same. Keep the Gateway.`)
  return undefined
}

type ListenerTls = Pick<ConvertedListener, 'secrets' | 'mode' | 'options'>

/** Istio's own word for the modes that a listener has none for, as an option (conversion.go, buildTLS). */
const optionOfMode: Readonly<Record<string, string | undefined>> = {
  MUTUAL: 'MUTUAL',
  OPTIONAL_MUTUAL: 'OPTIONAL_MUTUAL',
  ISTIO_MUTUAL: 'ISTIO_MUTUAL',
}

function tlsOf(gateway: Resource, server: Server, value: JsonMap, tell: Tell): ListenerTls {
  const { tls } = server
  const none: ListenerTls = { secrets: [], mode: undefined, options: {} }
  if (!tls) return none
  const path = [...server.path, 'tls']
  if (isHttpProtocol(server.protocol)) {
    tellOthers(value, ['httpsRedirect'], path, tell)
    if (tls.httpsRedirect)
      tell(
        'approximated',
        [...path, 'httpsRedirect'],
        'An HTTPRoute with RequestRedirect to https, code 301, for every path and host. A port :80 in the Host header is left out.',
      )
    return none
  }
  if (tls.mode === 'PASSTHROUGH') {
    tellOthers(value, ['mode'], path, tell)
    return { ...none, mode: 'Passthrough' }
  }
  const inFiles = textAt(value, 'serverCertificate') !== undefined && tls.credentialName === ''
  const made = inFiles ? secretFor(gateway, server) : undefined
  const known = ['mode', 'credentialName', 'credentialNames', 'cipherSuites']
  tellOthers(value, inFiles ? [...known, 'serverCertificate'] : known, path, tell, {
    privateKey: 'The key goes into the same Secret, as tls.key.',
    caCertificates:
      'The authority of the clients goes into a Secret of the same name with -cacert behind it, as ca.crt.',
    minProtocolVersion: 'A listener has no TLS versions. Keep the Gateway.',
    maxProtocolVersion: 'A listener has no TLS versions. Keep the Gateway.',
  })
  const option = optionOfMode[tls.mode]
  if (tls.mode !== 'SIMPLE' && !option)
    tell('cannot', [...path, 'mode'], `A listener has no TLS mode ${tls.mode}. Keep the Gateway.`)
  else if (option)
    tell(
      'carried',
      [...path, 'mode'],
      `The option ${terminateMode}: ${option}, which is Istio's own; others ask for client certificates by spec.tls.frontend`,
    )
  const suites = textsAt(value, 'cipherSuites')
  if (suites.length > 0) tell('carried', [...path, 'cipherSuites'], `The option ${cipherSuites}`)
  const options = {
    ...(option && { [terminateMode]: option }),
    ...(suites.length > 0 && { [cipherSuites]: suites.join(',') }),
  }
  if (made !== undefined) {
    tell(
      'cannot',
      [...path, 'serverCertificate'],
      `A listener takes no certificate from a file of the Pod. Make Secret ${made} of it beside the Pods (kubectl create secret tls ${made} --cert … --key …) and write credentialName: ${made} here. Converted anyway, the listener names that Secret.`,
    )
    return { secrets: [made], mode: 'Terminate', options }
  }
  const secrets = tls.credentialName !== '' ? [tls.credentialName] : [...tls.credentialNames]
  if (option === 'ISTIO_MUTUAL') return { secrets: [], mode: 'Terminate', options }
  if (secrets.length === 0 || secrets.length > 2 || secrets.some(it => !/^[a-z0-9][-.a-z0-9]*$/.test(it)))
    tell(
      'cannot',
      path,
      'A listener needs the name of a Secret beside the Gateway: credentialName, or two of credentialNames.',
    )
  else
    tell(
      'carried',
      [...path, tls.credentialName !== '' ? 'credentialName' : 'credentialNames'],
      `certificateRefs: Secret ${secrets.join(' and ')}`,
    )
  return { secrets, mode: 'Terminate', options }
}

/** What a Secret may be called that holds the certificate of a server. */
function secretFor({ name }: Resource, { portName, number }: Server): string {
  return `${name}-${portName || number}`
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '')
}

const terminateMode = 'gateway.istio.io/tls-terminate-mode'
const cipherSuites = 'gateway.istio.io/tls-cipher-suites'

/** A listener as it is written. */
export function writeListener(it: ConvertedListener, namespace: string): JsonMap {
  const { mode, secrets, options } = it
  const tls = {
    mode: mode ?? '',
    ...(secrets.length > 0 && { certificateRefs: secrets.map(name => ({ name })) }),
    ...(Object.keys(options).length > 0 && { options: { ...options } }),
  }
  return {
    name: it.name,
    port: it.port,
    protocol: it.protocol,
    ...(it.hostname !== undefined && { hostname: it.hostname }),
    ...(mode !== undefined && { tls }),
    allowedRoutes: {
      namespaces:
        it.namespace === undefined
          ? { from: 'All' }
          : it.namespace === namespace
            ? { from: 'Same' }
            : {
                from: 'Selector',
                selector: { matchLabels: { 'kubernetes.io/metadata.name': it.namespace } },
              },
    },
  }
}
