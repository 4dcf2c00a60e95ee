import type { Place, Resource } from '../model/resource.ts'
import { isHttpProtocol, isTlsProtocol } from '../syntax/protocol.ts'
import { valueAt } from '../yaml/path.ts'
import { editResource, type Plan } from './edit-resources.ts'
import { isListenerPlace, planListenerPurpose, purposeOfListener } from './listener-purpose.ts'
import type { Operation } from './operation.ts'
import { stepsAt } from './steps-at.ts'
import { nameOf } from './words.ts'

/** What a port of a Gateway does with what comes to it. */
export type ServerPurpose =
  | 'http'
  | 'https'
  | 'redirect'
  | 'passthrough'
  | 'tcp'
  | 'mutual'
  | 'tls-tcp'
  | 'auto-passthrough'

/** The purpose of a server or listener as it is written; undefined where its protocol and its TLS settings say nothing that holds together. */
export function purposeOf(server: unknown): ServerPurpose | undefined {
  if (valueAt(server, ['protocol']) !== undefined) return purposeOfListener(server)
  const protocol = textOf(valueAt(server, ['port', 'protocol']))
  const tls = valueAt(server, ['tls']) ?? undefined
  const mode = textOf(valueAt(tls, ['mode']))
  if (isHttpProtocol(protocol)) return valueAt(tls, ['httpsRedirect']) === true ? 'redirect' : 'http'
  if (!isTlsProtocol(protocol)) return protocol === '' ? undefined : 'tcp'
  if (tls === undefined) return undefined
  switch (mode) {
    case '':
    case 'PASSTHROUGH':
      return 'passthrough'
    case 'AUTO_PASSTHROUGH':
      return 'auto-passthrough'
    case 'SIMPLE':
      return protocol.toUpperCase() === 'TLS' ? 'tls-tcp' : 'https'
    case 'MUTUAL':
      return protocol.toUpperCase() === 'TLS' ? undefined : 'mutual'
    default:
      return undefined
  }
}

/** Whether a server of this purpose shows a certificate. */
export function needsCertificate(purpose: ServerPurpose): boolean {
  return purpose === 'https' || purpose === 'mutual' || purpose === 'tls-tcp'
}

/** Whether TLS settings name a certificate, in whichever way. */
export function hasCertificate(tls: unknown): boolean {
  return certificateKeys.some(it => {
    const value = valueAt(tls, [it])
    return Array.isArray(value) ? value.length > 0 : value != null && value !== ''
  })
}

/**
 * Has a server, or a listener of the Gateway API, do something else: its protocol and TLS settings become those of the purpose. A protocol that serves the purpose
 * stays, and so do a certificate and what else the settings say where TLS is ended. Without a certificate its Secret has to be named.
 */
export function setServerPurpose(server: Place, purpose: ServerPurpose, credentialName = ''): Operation {
  return {
    title: `${titles[purpose]} on ${nameOf(server.resource)}`,
    run: (files, settings) =>
      editResource(files, settings, server.resource, ({ resource }) =>
        isListenerPlace(server)
          ? planListenerPurpose(resource, server, purpose, credentialName.trim())
          : plan(resource, server, purpose, credentialName.trim()),
      ),
  }
}

const titles: Readonly<Record<ServerPurpose, string>> = {
  http: 'Serve HTTP',
  https: 'Serve HTTPS',
  redirect: 'Redirect to HTTPS',
  passthrough: 'Pass TLS through',
  tcp: 'Take TCP',
  mutual: 'Ask for client certificates',
  'tls-tcp': 'End TLS for TCP',
  'auto-passthrough': 'Pass TLS through to services',
}

const certificateKeys = [
  'credentialName',
  'credentialNames',
  'serverCertificate',
  'tlsCertificates',
  'certificateRefs',
]

const modes: { readonly [P in ServerPurpose]?: string } = {
  https: 'SIMPLE',
  mutual: 'MUTUAL',
  'tls-tcp': 'SIMPLE',
  passthrough: 'PASSTHROUGH',
  'auto-passthrough': 'AUTO_PASSTHROUGH',
}

function plan(resource: Resource, server: Place, purpose: ServerPurpose, credentialName: string): Plan {
  const value = valueAt(resource.value, server.path)
  if (typeof value !== 'object' || value === null) return { refuse: 'The server is no longer there.' }
  const tls = valueAt(value, ['tls']) ?? undefined
  if (needsCertificate(purpose) && !hasCertificate(tls) && credentialName === '')
    return { refuse: 'Name the Secret of the certificate.' }
  const { set, remove } = stepsAt(resource, server.path)
  const protocol = protocolFor(purpose, textOf(valueAt(value, ['port', 'protocol'])))
  const mode = modes[purpose]
  return {
    steps: [
      ...set(['port', 'protocol'], protocol),
      ...(purpose === 'http' || purpose === 'tcp' ? remove(['tls']) : []),
      ...(purpose === 'redirect' ? set(['tls', 'httpsRedirect'], true) : []),
      ...(mode === undefined ? [] : set(['tls', 'mode'], mode)),
      ...(credentialName !== '' && needsCertificate(purpose)
        ? set(['tls', 'credentialName'], credentialName)
        : []),
      // What belongs to the purpose stands by now, so that the settings are never empty on the way.
      ...(purpose === 'http' || purpose === 'tcp'
        ? []
        : leavingOf(purpose, tls).flatMap(it => remove(['tls', it]))),
    ],
    select: server,
  }
}

/** Settings that mean nothing, or are refused, for a purpose. */
function leavingOf(purpose: ServerPurpose, tls: unknown): string[] {
  const keys = typeof tls === 'object' && tls !== null ? Object.keys(tls) : []
  if (purpose === 'redirect') return keys.filter(it => it !== 'httpsRedirect')
  if (needsCertificate(purpose)) return keys.filter(it => it === 'httpsRedirect')
  return keys.filter(it => it !== 'mode')
}

/** The protocol that is written stays where it serves the purpose: HTTP2, GRPC, MONGO. */
function protocolFor(purpose: ServerPurpose, written: string): string {
  switch (purpose) {
    case 'http':
    case 'redirect':
      return isHttpProtocol(written) ? written : 'HTTP'
    case 'https':
    case 'mutual':
      return written.toUpperCase() === 'HTTPS' ? written : 'HTTPS'
    case 'passthrough':
      return isTlsProtocol(written) ? written : 'TLS'
    case 'tls-tcp':
    case 'auto-passthrough':
      return written.toUpperCase() === 'TLS' ? written : 'TLS'
    case 'tcp':
      return written === '' || isHttpProtocol(written) || isTlsProtocol(written) ? 'TCP' : written
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
