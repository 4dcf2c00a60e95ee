import { field, int32, listOf, mapOf, object, required, text, texts, uint32 } from './describe.ts'
import { destination } from './destination.ts'
import type { Fields, Kind } from './field.ts'
import { networkingVersions } from './versions.ts'
import { httpRoute } from './virtual-service-http.ts'

const routeDestination = object({
  destination: required(destination, 'The service that gets the connections.'),
  weight: field(int32, 'The share of the connections, relative to the sum of the weights.', {
    default: '0; a single destination gets all',
  }),
})

const connectionMatch: Fields = {
  destinationSubnets: field(texts('ip'), 'IP addresses or ranges of the destination.', {
    default: 'any',
    examples: ['10.0.0.0/8'],
  }),
  port: field(uint32, 'The port that the client connected to.', {
    default: 'any',
    examples: ['443', '27017'],
  }),
  sourceLabels: field(mapOf(text()), 'Labels of the client workloads; only for the mesh.', {
    default: 'any',
  }),
  sourceNamespace: field(text('namespace'), 'The namespace of the client workloads; only for the mesh.', {
    default: 'any',
  }),
  gateways: field(
    texts('gatewayRef'),
    'The gateways that the match applies to, instead of the list of the VirtualService.',
    {
      default: 'the gateways of the VirtualService',
    },
  ),
}

const tlsRoute = object({
  match: required(
    listOf(
      object({
        sniHosts: required(
          texts('host'),
          'The SNI names, each covered by `hosts`; the first label may be a wildcard.',
          { examples: ['login.example.com'] },
        ),
        ...connectionMatch,
      }),
    ),
    'The rule applies if one of the matches applies.',
  ),
  route: field(listOf(routeDestination), 'The destinations of the connections, by weight.'),
})

const tcpRoute = object({
  match: field(
    listOf(
      object({
        ...connectionMatch,
        sourceSubnet: field(text('ip'), 'An IP address or range of clients; Istio does not check it.', {
          hidden: true,
        }),
      }),
    ),
    'The rule applies if one of the matches applies.',
    { default: 'every connection' },
  ),
  route: field(listOf(routeDestination), 'The destinations of the connections, by weight.'),
})

export const virtualService: Kind = {
  kind: 'VirtualService',
  group: 'networking.istio.io',
  plural: 'virtualservices',
  shortNames: ['vs'],
  versions: networkingVersions,
  doc: 'Routes requests for some hosts: rules in order, each with matches, destinations and actions.',
  spec: field(
    object({
      hosts: field(
        texts('host'),
        'The hosts that the rules apply to: DNS names, `*.` wildcards, or services of the mesh. Without hosts, the VirtualService is a delegate.',
        { examples: ['www.example.com', '*.example.com', 'reviews.prod.svc.cluster.local'] },
      ),
      gateways: field(
        texts('gatewayRef'),
        'The Gateways that use the rules, as `namespace/name` or by name in the same namespace; `mesh` stands for all sidecars.',
        { default: 'mesh', examples: ['mesh', 'istio-ingress/public'] },
      ),
      http: field(
        listOf(httpRoute),
        'Rules for HTTP, HTTP/2, gRPC and terminated HTTPS; the first matching rule wins.',
      ),
      tls: field(listOf(tlsRoute), 'Rules for TLS that is not terminated, by SNI name.'),
      tcp: field(listOf(tcpRoute), 'Rules for plain TCP, by address and port.'),
      exportTo: field(
        texts('exportTo'),
        'The namespaces that can use the object: `*` for all, `.` for its own, or names.',
        { default: "the mesh's setting, usually all", examples: ['*', '.'] },
      ),
    }),
    'The hosts and their rules.',
  ),
}
