import { type Ingress, nginx, nginxNames } from './read-ingress.ts'

/** What an Ingress says that is not in the Gateways and VirtualServices, or is there in another way. */
export interface NotCarried {
  /** `Ingress shop/web`, or another thing that it is about. */
  readonly of: string
  /** A sentence, with what can be done. */
  readonly note: string
}

/** Annotations that have become something. */
const carried = new Set([
  'rewrite-target',
  'ssl-redirect',
  'force-ssl-redirect',
  'permanent-redirect',
  'permanent-redirect-code',
  'temporal-redirect',
  'canary',
  'canary-weight',
  'canary-weight-total',
  'canary-by-header',
  'canary-by-header-value',
  'canary-by-header-pattern',
  'canary-by-cookie',
  'proxy-read-timeout',
  'enable-cors',
  'cors-allow-origin',
  'cors-allow-methods',
  'cors-allow-headers',
  'cors-allow-credentials',
  'cors-expose-headers',
  'cors-max-age',
  'app-root',
  'use-regex',
  'upstream-vhost',
  'backend-protocol',
])

/** What Istio has in the place of an annotation. */
const instead: Readonly<Record<string, string>> = {
  'whitelist-source-range': 'In Istio an AuthorizationPolicy with remoteIpBlocks does this.',
  'allowlist-source-range': 'In Istio an AuthorizationPolicy with remoteIpBlocks does this.',
  'denylist-source-range': 'In Istio an AuthorizationPolicy with notRemoteIpBlocks does this.',
  'auth-url': 'In Istio an AuthorizationPolicy with action CUSTOM asks another service.',
  'auth-type': 'Istio has no basic authentication.',
  'limit-rps': 'In Istio a rate limit is an EnvoyFilter.',
  'limit-connections': 'In Istio a DestinationRule limits connections, by its connectionPool.',
  affinity: 'In Istio a DestinationRule keeps sessions, by consistentHash.',
  'proxy-connect-timeout': 'In Istio a DestinationRule has it as connectTimeout.',
  'proxy-body-size': 'Envoy has no such limit unless an EnvoyFilter sets it.',
  'server-snippet': 'Configuration of nginx means nothing to Envoy.',
  'configuration-snippet': 'Configuration of nginx means nothing to Envoy.',
  'ssl-passthrough': 'In Istio a server with tls.mode PASSTHROUGH and a tls route do this.',
  'mirror-target': 'In Istio a rule mirrors to a Service of the mesh.',
}

/** Notes about one Ingress. */
export function notesOf(ingress: Ingress): string[] {
  const notes = nginxNames(ingress)
    .filter(it => !carried.has(it))
    .map(it => `The annotation ${it} is not carried. ${instead[it] ?? 'Istio has no setting for it.'}`)
  if (nginx(ingress, 'proxy-read-timeout'))
    notes.push('The timeout is that of the whole answer; that of nginx is between two parts of it.')
  if (/^GRPCS?$/i.test(nginx(ingress, 'backend-protocol') ?? ''))
    notes.push('Istio takes gRPC from the Service: name its port grpc-…, or set its appProtocol to grpc.')
  if (/^(FCGI|AUTO_HTTP)$/i.test(nginx(ingress, 'backend-protocol') ?? ''))
    notes.push(`Envoy does not speak ${nginx(ingress, 'backend-protocol')} to a Service.`)
  if (Object.keys(ingress.annotations).some(it => it.startsWith('cert-manager.io/')))
    notes.push(
      'The annotation for cert-manager is not carried: write a Certificate for the namespace of the gateway.',
    )
  if (ingress.paths.some(it => !it.backend)) notes.push('A backend that is no Service is not carried.')
  return notes
}
