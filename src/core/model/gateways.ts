import { isHttpProtocol } from '../syntax/protocol.ts'
import type { Path } from '../yaml/path.ts'
import { readServerHost, type ServerHost } from './hosts.ts'
import { memoByValue } from './memo.ts'
import {
  booleanAt,
  entriesAt,
  enumAt,
  field,
  has,
  integerAt,
  type JsonMap,
  type Labels,
  labelsAt,
  mapAt,
  mapsAt,
  optionalMapAt,
  serverTlsModes,
  textAt,
  textsAt,
} from './read-value.ts'

/** An Istio Gateway as read. */
export interface Gateway {
  readonly selector: Labels | undefined
  readonly servers: readonly Server[]
}

export interface Server {
  readonly index: number
  readonly path: Path
  readonly name: string | undefined
  readonly hasPort: boolean
  readonly number: number | undefined
  /** The port number as written, for drawing. */
  readonly portText: string
  readonly portName: string
  /** As written; may be nothing Istio knows. */
  readonly protocol: string
  readonly bind: string
  readonly hosts: readonly ServerHost[]
  readonly tls: ServerTls | undefined
}

export interface ServerTls {
  /** As written; PASSTHROUGH where it is not, as Istio reads it. */
  readonly mode: string
  readonly httpsRedirect: boolean
  readonly credentialName: string
  readonly credentialNames: readonly string[]
  readonly serverCertificate: string
  readonly privateKey: string
}

/** Which rules of a VirtualService a server takes; none for AUTO_PASSTHROUGH, which routes by SNI alone. */
export type RouteKind = 'http' | 'tls' | 'tcp'

/** The Gateway a resource holds, read tolerantly: every server is there at its index, whatever its shape. */
export const readGateway = memoByValue(
  ({ spec, namespace }): Gateway => ({
    selector: labelsAt(spec, 'selector'),
    servers: mapsAt(spec, 'servers').map((server, index) => readServer(server, index, namespace)),
  }),
)

/** Which rules a server takes, by its protocol and TLS mode, as Istio's translation decides it. */
export function routeKindOf(server: Server): RouteKind | undefined {
  if (isHttpProtocol(server.protocol)) return 'http'
  if (!server.tls) return 'tcp'
  if (server.tls.mode === 'AUTO_PASSTHROUGH') return undefined
  if (server.tls.mode === 'PASSTHROUGH') return 'tls'
  return server.protocol.toLowerCase() === 'https' ? 'http' : 'tcp'
}

/** Whether the server's filter chains are picked by SNI: it speaks TLS itself, not HTTP with a redirect. */
export function isTlsServer(server: Server): boolean {
  return server.tls !== undefined && !isHttpProtocol(server.protocol)
}

/** Whether every plain request to the server is answered with a redirect to HTTPS. */
export function redirectsToHttps(server: Server): boolean {
  return server.tls?.httpsRedirect === true && isHttpProtocol(server.protocol)
}

/** A selector as one text: sorted `key=value` pairs, empty for none. Equal selectors give equal texts. */
export function selectorText(selector: Labels | undefined): string {
  if (!selector) return ''
  return [...selector]
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join(',')
}

/** Whether labels satisfy a selector; an empty or absent one takes everything. */
export function selects(selector: Labels | undefined, labels: Labels): boolean {
  if (!selector) return true
  for (const [key, value] of selector) if (labels.get(key) !== value) return false
  return true
}

function readServer(server: JsonMap, index: number, namespace: string): Server {
  const port = mapAt(server, 'port')
  const number = field(port, 'number')
  return {
    index,
    path: ['spec', 'servers', index],
    name: textAt(server, 'name'),
    hasPort: has(server, 'port'),
    number: integerAt(port, 'number'),
    portText: typeof number === 'number' || typeof number === 'string' ? String(number).slice(0, 20) : '',
    portName: textAt(port, 'name') ?? '',
    protocol: textAt(port, 'protocol') ?? '',
    bind: textAt(server, 'bind') ?? '',
    hosts: entriesAt(server, 'hosts').map(it => readServerHost(it.text, it.index, namespace)),
    tls: has(server, 'tls') ? readTls(optionalMapAt(server, 'tls') ?? {}) : undefined,
  }
}

function readTls(tls: JsonMap): ServerTls {
  return {
    mode: enumAt(tls, 'mode', serverTlsModes) ?? 'PASSTHROUGH',
    httpsRedirect: booleanAt(tls, 'httpsRedirect'),
    credentialName: textAt(tls, 'credentialName') ?? '',
    credentialNames: textsAt(tls, 'credentialNames'),
    serverCertificate: textAt(tls, 'serverCertificate') ?? '',
    privateKey: textAt(tls, 'privateKey') ?? '',
  }
}
