import type { TellOfIngress } from './ingress-field.ts'
import { annotationPath, type Ingress, nginx, nginxNames } from './read-ingress.ts'

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

/** Annotations that say how nginx works, and not what becomes of a request. */
const tuning =
  /^(proxy-buffer|proxy-busy-buffers|proxy-max-temp-file|client-body-buffer|enable-(access|rewrite)-log)/

/** What becomes of the annotations of an Ingress, and of backends that are no Services. */
export function tellAnnotations(ingress: Ingress, tell: TellOfIngress): void {
  for (const name of nginxNames(ingress)) {
    const path = annotationPath(name)
    if (carried.has(name)) tell(ingress, 'carried', path, 'In what is made of its paths')
    else if (tuning.test(name))
      tell(ingress, 'approximated', path, `The annotation ${name} is not carried. It says how nginx works.`)
    else
      tell(
        ingress,
        'cannot',
        path,
        `The annotation ${name} is not carried. ${instead[name] ?? 'Istio has no setting for it.'}`,
      )
  }
  if (nginx(ingress, 'proxy-read-timeout'))
    tell(
      ingress,
      'approximated',
      annotationPath('proxy-read-timeout'),
      'The timeout is that of the whole answer; that of nginx is between two parts of it.',
    )
  const protocol = nginx(ingress, 'backend-protocol') ?? ''
  if (/^GRPCS?$/i.test(protocol))
    tell(
      ingress,
      'approximated',
      annotationPath('backend-protocol'),
      'Istio takes gRPC from the Service: name its port grpc-…, or set its appProtocol to grpc.',
    )
  if (/^(FCGI|AUTO_HTTP)$/i.test(protocol))
    tell(
      ingress,
      'cannot',
      annotationPath('backend-protocol'),
      `Envoy does not speak ${protocol} to a Service.`,
    )
  const certificate = Object.keys(ingress.annotations).find(it => it.startsWith('cert-manager.io/'))
  if (certificate !== undefined)
    tell(
      ingress,
      'approximated',
      ['metadata', 'annotations', certificate],
      'The annotation for cert-manager is not carried: write a Certificate for the namespace of the gateway.',
    )
  const other = ingress.paths.find(it => !it.backend)
  if (other) tell(ingress, 'cannot', [...other.at, 'backend'], 'A backend that is no Service is not carried.')
}
