import { integerAt, type JsonMap, textAt } from '../../model/read-value.ts'
import { isHttpProtocol, isProtocol, isTlsProtocol } from '../../syntax/protocol.ts'

/** A port of a service, with what a sidecar takes its traffic for. */
export interface MeshPort {
  readonly number: number
  readonly protocol: MeshProtocol
  /** Istio's own name of the protocol, in lower case; empty for one that is told by the first bytes. */
  readonly instance: string
  /** How it is written: the port's name, `appProtocol` or `protocol`. */
  readonly stated: string
}

/** `unknown` is told by the first bytes; UDP is not routed at all. */
export type MeshProtocol = 'http' | 'tls' | 'tcp' | 'unknown' | 'udp'

/** A port of a Kubernetes Service: `appProtocol` says what is spoken, else the first word of the name. */
export function servicePort(port: JsonMap): MeshPort {
  const number = integerAt(port, 'port') ?? 0
  const stated = textAt(port, 'appProtocol') || (textAt(port, 'name') ?? '')
  if (textAt(port, 'protocol')?.toUpperCase() === 'UDP') return { number, ...speaking('udp'), stated: 'UDP' }
  const known = kubernetesProtocols.get(stated)
  if (known) return { number, ...speaking(known), stated }
  const word = /^grpc-web/i.test(stated) ? 'grpc-web' : stated.split('-', 1)[0]!
  return { number, ...speaking(!isProtocol(word) && serverFirst.has(number) ? 'tcp' : word), stated }
}

/** A port of a ServiceEntry or of a Sidecar's egress: its `protocol` alone says what is spoken. */
export function entryPort(port: JsonMap): MeshPort {
  const stated = textAt(port, 'protocol') ?? ''
  return { number: integerAt(port, 'number') ?? 0, ...speaking(stated), stated }
}

function speaking(word: string): Pick<MeshPort, 'protocol' | 'instance'> {
  return { protocol: protocolOf(word), instance: isProtocol(word) ? word.toLowerCase() : '' }
}

function protocolOf(word: string): MeshProtocol {
  if (!isProtocol(word)) return 'unknown'
  if (isHttpProtocol(word)) return 'http'
  if (isTlsProtocol(word)) return 'tls'
  return word.toLowerCase() === 'udp' ? 'udp' : 'tcp'
}

const kubernetesProtocols: ReadonlyMap<string, string> = new Map([
  ['kubernetes.io/h2c', 'http2'],
  ['kubernetes.io/ws', 'http'],
  ['kubernetes.io/wss', 'https'],
])

/** Ports of protocols in which the server speaks first; Istio does not wait there for bytes of the client. */
const serverFirst = new Set([25, 53, 3306, 27017])
