import { field, listOf, mapOf, object, required, text, texts, uint32 } from './describe.ts'
import type { Kind } from './field.ts'
import { serverTls } from './server-tls.ts'
import { networkingVersions } from './versions.ts'

const protocols = ['HTTP', 'HTTPS', 'HTTP2', 'GRPC', 'GRPC-WEB', 'TLS', 'TCP', 'MONGO', 'REDIS', 'MYSQL']

const port = object({
  number: required(uint32, 'The port number, 1 to 65535; 0 only with a Unix socket.', {
    examples: ['80', '443', '8080', '8443', '15443', '31400'],
  }),
  name: required(text(), 'A label for the port, unique within the Gateway.', {
    examples: ['http', 'https', 'https-443', 'tcp-mongo'],
  }),
  protocol: required(text('protocol'), 'What is spoken on the port, in upper or lower case.', {
    examples: protocols,
  }),
  targetPort: field(uint32, 'Has no effect on a Gateway.', {
    hidden: true,
    since: '1.7',
    deprecated: 'The webhook refuses it.',
  }),
})

const server = object({
  name: field(text(), 'A name for statistics, unique over all servers.', {
    since: '1.7',
    examples: ['https-public'],
  }),
  port: required(port, 'The port that this server listens on.'),
  bind: field(text('ip'), 'The IP address or Unix socket to listen on.', {
    default: 'all addresses',
    examples: ['0.0.0.0', '127.0.0.1', 'unix:///var/run/gateway.sock'],
  }),
  hosts: required(
    texts('serverHost'),
    'The names served here, each with an optional `namespace/` in front that says whose VirtualServices may bind; the left-most label may be `*`.',
    { examples: ['*', 'www.example.com', '*.example.com', './*', 'prod/*.example.com'] },
  ),
  tls: field(
    serverTls,
    'How TLS is handled; HTTPS and TLS ports need it, HTTP ports take it for the redirect alone.',
  ),
  defaultEndpoint: field(text(), 'Not implemented.', { hidden: true }),
})

export const gateway: Kind = {
  kind: 'Gateway',
  group: 'networking.istio.io',
  plural: 'gateways',
  shortNames: ['gw'],
  versions: networkingVersions,
  doc: 'Opens ports at the edge of the mesh and says which hosts are served on them, with which TLS settings.',
  spec: field(
    object({
      selector: field(
        mapOf(text()),
        'The labels of the Pods, in any namespace, that run this configuration.',
        {
          default: 'every gateway workload',
          examples: ['istio: ingressgateway', 'istio: egressgateway', 'app: my-gateway'],
        },
      ),
      servers: field(listOf(server), 'The ports that are opened, and what is served on each.'),
    }),
    'What the Gateway opens.',
  ),
}
