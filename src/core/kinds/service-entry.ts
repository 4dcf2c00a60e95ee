import { choice, field, listOf, object, required, text, texts } from './describe.ts'
import { endpointFields, endpointRules, portNumber } from './endpoint.ts'
import type { Kind } from './field.ts'
import { workloadSelector } from './selectors.ts'
import { networkingVersions } from './versions.ts'

const port = object({
  number: required(portNumber(), 'The port that clients use.', { examples: ['80', '443'] }),
  name: required(text(undefined, { maxLength: 256 }), 'The name of the port: letters, digits and hyphens.', {
    examples: ['http', 'https', 'tcp-db'],
  }),
  protocol: field(text('protocol', { maxLength: 256 }), 'The protocol of the port.', {
    default: 'detected',
    examples: ['HTTP', 'HTTPS', 'HTTP2', 'GRPC', 'TLS', 'TCP', 'MONGO'],
  }),
  targetPort: field(portNumber(), 'The port at the endpoint.', { default: 'the same number', since: '1.7' }),
})

export const serviceEntry: Kind = {
  kind: 'ServiceEntry',
  group: 'networking.istio.io',
  plural: 'serviceentries',
  shortNames: ['se'],
  versions: networkingVersions,
  doc: 'Adds a service that is not in Kubernetes to the registry, outside the mesh or part of it.',
  spec: required(
    object(
      {
        hosts: required(
          listOf(text('host', { cel: ['not-star'] }), { minItems: 1, maxItems: 256 }),
          'The DNS names of the service; `*.` wildcards are allowed, `*` alone is not.',
          { examples: ['api.example.com', '*.example.com'] },
        ),
        addresses: field(
          listOf(text('ip', { maxLength: 64 }), { maxItems: 256 }),
          'IP addresses or ranges of the service; ranges only with NONE or STATIC.',
          { default: 'allocated where the mesh does so', examples: ['240.240.1.1', '10.1.0.0/16'] },
        ),
        ports: field(
          listOf(port, { maxItems: 256, listMapKeys: ['name'], cel: ['unique-port-numbers'] }),
          'The ports of the service, unique by name and by number.',
        ),
        location: field(
          choice({ MESH_EXTERNAL: 'Outside the mesh.', MESH_INTERNAL: 'Part of the mesh.' }),
          'Whether the service is part of the mesh, for mutual TLS and policies.',
          { default: 'MESH_EXTERNAL' },
        ),
        resolution: field(
          choice({
            NONE: 'Forwards to the address that the client chose.',
            STATIC: 'Uses the endpoints listed here.',
            DNS: 'Resolves the names and uses all their addresses.',
            DNS_ROUND_ROBIN: 'Resolves the name and uses the first address for each new connection.',
            DYNAMIC_DNS: 'Resolves the name that each request asks for; for wildcard hosts.',
          }),
          'How endpoints are found.',
          { default: 'NONE' },
        ),
        endpoints: field(
          listOf(object(endpointFields, { cel: endpointRules }), { maxItems: 4096 }),
          'Fixed endpoints; cannot be combined with `workloadSelector`.',
        ),
        workloadSelector: field(
          workloadSelector,
          'Selects Pods or WorkloadEntries of the same namespace as endpoints.',
        ),
        subjectAltNames: field(
          texts(),
          'Subject alternative names of which the certificate of the service must have one.',
        ),
        exportTo: field(
          texts('exportTo'),
          'The namespaces that can use the object: `*` for all, `.` for its own, `~` for none, or names.',
          { default: "the mesh's setting, usually all", examples: ['*', '.'] },
        ),
      },
      {
        cel: [
          'selector-or-endpoints',
          'cidr-resolution',
          'none-without-endpoints',
          'round-robin-one-endpoint',
        ],
      },
    ),
    'The service and its endpoints.',
  ),
}
