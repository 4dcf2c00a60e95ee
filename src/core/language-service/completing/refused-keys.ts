import { isHttpProtocol, isTcpProtocol, isTlsProtocol } from '../../syntax/protocol.ts'
import { valueAt } from '../../yaml/path.ts'
import type { Around, Spot } from './around.ts'
import { beside, valueAround } from './beside.ts'

/** Keys that would be refused for what stands beside the map that is written, or around it. */
export function refusedKeys(pattern: string, spot: Spot, around: Around): ReadonlySet<string> {
  return new Set(byPlace.flatMap(it => (it.place.test(pattern) ? it.refused(spot, around) : [])))
}

const certificateKeys = [
  'serverCertificate',
  'privateKey',
  'caCertificates',
  'credentialName',
  'credentialNames',
  'tlsCertificates',
]

interface RefusedAt {
  readonly place: RegExp
  readonly refused: (spot: Spot, around: Around) => readonly string[]
}

const byPlace: readonly RefusedAt[] = [
  {
    place: /^Gateway:spec\.servers\.\*\.tls$/,
    refused(spot, around) {
      const protocol = valueAround(spot, around, 1, ['port', 'protocol'])
      if (typeof protocol === 'string' && isHttpProtocol(protocol))
        return ['mode', 'caCrl', ...certificateKeys]
      const mode = beside(spot, around, 'mode')
      if (mode === 'ISTIO_MUTUAL') return certificateKeys
      return mode === 'PASSTHROUGH' || mode === 'AUTO_PASSTHROUGH' ? ['caCrl', ...certificateKeys] : []
    },
  },
  {
    place: /^Gateway:spec\.servers\.\*$/,
    refused(spot, around) {
      const protocol = valueAround(spot, around, 0, ['port', 'protocol'])
      return typeof protocol === 'string' && isTcpProtocol(protocol) ? ['tls'] : []
    },
  },
  {
    place: /^Gateway:spec\.listeners\.\*$/,
    refused: (spot, around) =>
      ['HTTP', 'TCP', 'UDP'].includes(beside(spot, around, 'protocol') ?? '') ? ['tls'] : [],
  },
  {
    place: /^Sidecar:spec\.ingress\.\*$/,
    refused(spot, around) {
      const protocol = valueAround(spot, around, 0, ['port', 'protocol'])
      return typeof protocol === 'string' && !isTlsProtocol(protocol) ? ['tls'] : []
    },
  },
  {
    place: /^Sidecar:spec\.ingress\.\*\.tls$/,
    refused: () => [
      'subjectAltNames',
      'httpsRedirect',
      'credentialName',
      'credentialNames',
      'tlsCertificates',
    ],
  },
  {
    place: /^AuthorizationPolicy:spec$/,
    refused: (spot, around) =>
      (beside(spot, around, 'action') ?? 'CUSTOM') === 'CUSTOM' ? [] : ['provider'],
  },
  {
    place: /^AuthorizationPolicy:spec\.rules\.\*\.from\.\*\.source$/,
    refused: (_, around) => (isCustom(around) ? callerKeys : []),
  },
  {
    place: /^ServiceEntry:spec$/,
    refused: (spot, around) => byResolution[beside(spot, around, 'resolution') ?? ''] ?? [],
  },
  {
    place: /^ServiceEntry:spec\.endpoints\.\*$/,
    refused: (spot, around) => (beside(spot, around, 'address')?.startsWith('unix:') ? ['ports'] : []),
  },
  {
    place: /^VirtualService:spec\.http\.\*\.retries$/,
    refused: (spot, around) => (beside(spot, around, 'attempts') === '0' ? ['perTryTimeout', 'retryOn'] : []),
  },
  {
    place: /^WasmPlugin:spec\.vmConfig\.env\.\*$/,
    refused: (spot, around) => (beside(spot, around, 'valueFrom') === 'HOST' ? ['value'] : []),
  },
  {
    place: filterPlace(),
    refused(spot, around) {
      const own = filterKeys[beside(spot, around, 'type') ?? '']
      const others = own ? Object.values(filterKeys).filter(it => it !== own) : []
      return leadsOn(spot, around) ? ['requestRedirect', ...others] : others
    },
  },
]

/** What a provider of the action CUSTOM is not told of the caller. */
const callerKeys = ['principals', 'requestPrincipals', 'namespaces', 'serviceAccounts'].flatMap(it => [
  it,
  `not${it[0]!.toUpperCase()}${it.slice(1)}`,
])

/** Whether a policy leaves the decision to a provider. */
export function isCustom({ value }: Around): boolean {
  return valueAt(value, ['spec', 'action']) === 'CUSTOM'
}

const byResolution: Readonly<Record<string, readonly string[]>> = {
  NONE: ['endpoints'],
  DYNAMIC_DNS: ['endpoints', 'addresses'],
}

/** The filters of a route of the Gateway API. */
export function filterPlace(): RegExp {
  return /^(?:HTTP|GRPC)Route:spec\.rules\.\*\.(?:backendRefs\.\*\.)?filters\.\*$/
}

/** What each type of filter is set by. */
export const filterKeys: Readonly<Record<string, string>> = {
  RequestHeaderModifier: 'requestHeaderModifier',
  ResponseHeaderModifier: 'responseHeaderModifier',
  RequestMirror: 'requestMirror',
  RequestRedirect: 'requestRedirect',
  URLRewrite: 'urlRewrite',
  ExtensionRef: 'extensionRef',
  CORS: 'cors',
  ExternalAuth: 'externalAuth',
}

/** Whether the rule of a filter has backends, so that it cannot redirect. */
export function leadsOn(spot: Spot, around: Around): boolean {
  const backends = valueAround(spot, around, 2, ['backendRefs'])
  return Array.isArray(backends) && backends.length > 0
}
