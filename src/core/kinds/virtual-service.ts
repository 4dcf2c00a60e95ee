import { field, int32, listOf, mapOf, object, required, text, texts, uint32 } from './describe.ts'
import { destination } from './destination.ts'
import type { Fields, Kind } from './field.ts'
import { networkingVersions } from './versions.ts'
import { httpRoute } from './virtual-service-http.ts'

const routeDestination = object({
  destination: required(destination, 'The service that gets the connections.'),
  weight: field(int32, 'The relative share of connections: weight divided by the sum of the weights.', {
    default: '0; a single destination gets all',
  }),
})

const connectionMatch: Fields = {
  destinationSubnets: field(texts('ip'), 'IP addresses or ranges that the connection must go to.', {
    default: 'any',
    examples: ['10.0.0.0/8'],
  }),
  port: field(uint32, 'The port that the client addressed.', { default: 'any', examples: ['443', '27017'] }),
  sourceLabels: field(mapOf(text()), 'Labels of the client workloads; counts for the mesh alone.', {
    default: 'any',
  }),
  sourceNamespace: field(
    text('namespace'),
    'The namespace of the client workloads; counts for the mesh alone.',
    {
      default: 'any',
    },
  ),
  gateways: field(
    texts('gatewayRef'),
    'The gateways that the condition is about, in place of the list above.',
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
          'The SNI names, each within `hosts`; a wildcard may stand in front.',
          { examples: ['login.example.com'] },
        ),
        ...connectionMatch,
      }),
    ),
    'Alternatives of which one must hold.',
  ),
  route: field(listOf(routeDestination), 'Where the connections go, shared by weight.'),
})

const tcpRoute = object({
  match: field(
    listOf(
      object({
        ...connectionMatch,
        sourceSubnet: field(text('ip'), 'An IP address or range of clients; nothing checks it.', {
          hidden: true,
        }),
      }),
    ),
    'Alternatives of which one must hold.',
    { default: 'every connection' },
  ),
  route: field(listOf(routeDestination), 'Where the connections go, shared by weight.'),
})

export const virtualService: Kind = {
  kind: 'VirtualService',
  group: 'networking.istio.io',
  plural: 'virtualservices',
  shortNames: ['vs'],
  versions: networkingVersions,
  doc: 'Says where requests for some hosts go: rules tried in order, each with conditions, destinations and what is done on the way.',
  spec: field(
    object({
      hosts: field(
        texts('host'),
        'The names that the rules are for: DNS names, `*.` wildcards, or services of the mesh; without any, the object is a delegate of another.',
        { examples: ['www.example.com', '*.example.com', 'reviews.prod.svc.cluster.local'] },
      ),
      gateways: field(
        texts('gatewayRef'),
        'The Gateways that use the rules, as `namespace/name` or by name in the same namespace; `mesh` stands for all sidecars.',
        { default: 'mesh', examples: ['mesh', 'istio-ingress/public'] },
      ),
      http: field(
        listOf(httpRoute),
        'Rules for HTTP, HTTP/2, gRPC and terminated HTTPS; the first that matches counts.',
      ),
      tls: field(listOf(tlsRoute), 'Rules for TLS that is not terminated, chosen by SNI name.'),
      tcp: field(listOf(tcpRoute), 'Rules for connections of which nothing but addresses is known.'),
      exportTo: field(
        texts('exportTo'),
        'The namespaces that see the object: `*` all, `.` its own, or names.',
        { default: "the mesh's setting, usually all", examples: ['*', '.'] },
      ),
    }),
    'Which hosts are routed, and how.',
  ),
}
