import { freeNameAmong } from '../data/free-name.ts'
import { readGateway, redirectsToHttps, type Server } from '../model/gateways.ts'
import { hostsForNamespace, isHostWithin } from '../model/hosts.ts'
import type { Resource } from '../model/resource.ts'
import { isHttpProtocol, isTlsProtocol } from '../syntax/protocol.ts'
import type { Json } from '../yaml/source-document.ts'
import type { ExposeField, Exposure } from './answers.ts'

/** What a Gateway has to have for an exposure: a port that serves the host, and perhaps one that redirects to it. */
export type WantedServer =
  | { readonly type: 'https'; readonly port: 443; readonly certificate: string }
  | { readonly type: 'http' | 'redirect'; readonly port: 80 }

/** How a Gateway comes to have it. */
export type ServerStep = { readonly wanted: WantedServer } & (
  | { readonly type: 'there' }
  | { readonly type: 'addHost'; readonly server: Server; readonly host: string }
  | { readonly type: 'addServer'; readonly server: Json }
)

/** Why a Gateway cannot have it beside what it serves, and the answer that asks for it. */
export interface Clash {
  readonly field: ExposeField
  readonly message: string
}

export function wantedServers({ certificate, redirect }: Exposure): WantedServer[] {
  if (certificate === undefined) return [{ type: 'http', port: 80 }]
  const https: WantedServer = { type: 'https', port: 443, certificate }
  return redirect ? [https, { type: 'redirect', port: 80 }] : [https]
}

/** What is to be done to a Gateway so that it serves the host of an exposure; or why that cannot be. */
export function stepsOn(gateway: Resource, exposure: Exposure): { steps: ServerStep[] } | { clash: Clash } {
  const { servers } = readGateway(gateway)
  const names = servers.map(it => it.portName)
  const steps: ServerStep[] = []
  for (const wanted of wantedServers(exposure)) {
    const beside = servers.filter(it => it.number === wanted.port && it.bind === '')
    const fitting = beside.filter(it => fits(it, wanted))
    if (fitting.some(it => offers(it, exposure))) {
      steps.push({ type: 'there', wanted })
      continue
    }
    const other = beside.find(
      it => !fitting.includes(it) && (claims(it, exposure) || !speaksAlike(it, wanted)),
    )
    if (other) return { clash: clashWith(gateway, other, wanted, exposure) }
    const taker = fitting[0]
    if (taker) steps.push({ type: 'addHost', wanted, server: taker, host: hostFor(taker, exposure) })
    else {
      steps.push({ type: 'addServer', wanted, server: serverFor(wanted, exposure.host, names) })
      names.push(portName(wanted, names))
    }
  }
  return { steps }
}

/** A server as it is written for a host; `names` are those that ports of the Gateway have. */
export function serverFor(wanted: WantedServer, host: string, names: readonly string[]): Json {
  const protocol = wanted.type === 'https' ? 'HTTPS' : 'HTTP'
  return {
    port: { number: wanted.port, name: portName(wanted, names), protocol },
    hosts: [host],
    ...(wanted.type === 'https' && { tls: { mode: 'SIMPLE', credentialName: wanted.certificate } }),
    ...(wanted.type === 'redirect' && { tls: { httpsRedirect: true } }),
  }
}

/** Whether a server names exactly this host for the service's namespace. */
export function claims(server: Server, { host, service }: Exposure): boolean {
  return hostsForNamespace(server.hosts, service.namespace).includes(host)
}

/** Port names are unique in a Gateway: `https`, else `https-2`, `https-3` … */
function portName({ type }: WantedServer, names: readonly string[]): string {
  return freeNameAmong(names, type === 'https' ? 'https' : 'http')
}

function fits(server: Server, wanted: WantedServer): boolean {
  if (wanted.type !== 'https')
    return isHttpProtocol(server.protocol) && redirectsToHttps(server) === (wanted.type === 'redirect')
  return (
    server.protocol.toUpperCase() === 'HTTPS' &&
    server.tls?.mode === 'SIMPLE' &&
    server.tls.credentialName === wanted.certificate
  )
}

function speaksAlike(server: Server, wanted: WantedServer): boolean {
  return wanted.type === 'https' ? isTlsProtocol(server.protocol) : isHttpProtocol(server.protocol)
}

function offers(server: Server, { host, service }: Exposure): boolean {
  return hostsForNamespace(server.hosts, service.namespace).some(it => isHostWithin(host, it))
}

/** Where every host of the server names its namespace, so does the new one. */
function hostFor({ hosts }: Server, { host, service }: Exposure): string {
  const isPrefixed = hosts.length > 0 && hosts.every(it => it.text.includes('/') && !it.text.startsWith('*/'))
  return isPrefixed ? `${service.namespace}/${host}` : host
}

function clashWith(gateway: Resource, server: Server, wanted: WantedServer, exposure: Exposure): Clash {
  const where = `port ${wanted.port} of Gateway ${gateway.name}`
  if (!claims(server, exposure))
    return {
      field: 'gateway',
      message: `${sentence(where)} speaks ${server.protocol || 'no known protocol'}.`,
    }
  if (wanted.type === 'https') {
    const secret = server.tls?.credentialName
    const how = secret ? `with the certificate ${secret}` : `with TLS mode ${server.tls?.mode ?? 'unset'}`
    return { field: 'certificate', message: `${exposure.host} is served on ${where} already, ${how}.` }
  }
  return {
    field: 'host',
    message:
      wanted.type === 'redirect'
        ? `${exposure.host} is served on ${where} already, without a redirect.`
        : `${exposure.host} is redirected to HTTPS on ${where} already. Enter its certificate.`,
  }
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
