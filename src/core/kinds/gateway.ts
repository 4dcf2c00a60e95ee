import { field, listOf, mapOf, object, required, text, texts, uint32 } from './describe.ts'
import type { Kind } from './field.ts'
import { serverTls } from './server-tls.ts'
import { networkingVersions } from './versions.ts'

const protocols = ['HTTP', 'HTTPS', 'HTTP2', 'GRPC', 'GRPC-WEB', 'TLS', 'TCP', 'MONGO', 'REDIS', 'MYSQL']

const port = object({
  number: required(uint32, 'The port number, between 1 and 65535; 0 only for a Unix socket.', {
    examples: ['80', '443', '8080', '8443', '15443', '31400'],
  }),
  name: required(text(), 'The name of the port, unique within the Gateway.', {
    examples: ['http', 'https', 'https-443', 'tcp-mongo'],
  }),
  protocol: required(text('protocol'), 'The protocol of the port, in upper or lower case.', {
    examples: protocols,
  }),
  targetPort: field(uint32, 'Has no effect on a Gateway.', {
    hidden: true,
    since: '1.7',
    deprecated: 'Istio refuses it.',
  }),
})

const server = object({
  name: field(text(), 'The name in statistics, unique among all servers.', {
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
    'The hosts that are served. The first label may be `*`; a `namespace/` in front admits only VirtualServices of that namespace.',
    { examples: ['*', 'www.example.com', '*.example.com', './*', 'prod/*.example.com'] },
  ),
  tls: field(
    serverTls,
    'The TLS settings. HTTPS and TLS ports need them; HTTP ports use them only for the redirect.',
  ),
  defaultEndpoint: field(text(), 'Not implemented.', { hidden: true }),
})

export const gateway: Kind = {
  kind: 'Gateway',
  group: 'networking.istio.io',
  plural: 'gateways',
  shortNames: ['gw'],
  versions: networkingVersions,
  doc: 'Opens ports at the edge of the mesh, for some hosts and with TLS settings.',
  spec: field(
    object({
      selector: field(
        mapOf(text()),
        'The labels of the gateway Pods, in any namespace, that this configuration applies to.',
        {
          default: 'every gateway workload',
          examples: ['istio: ingressgateway', 'istio: egressgateway', 'app: my-gateway'],
        },
      ),
      servers: field(listOf(server), 'The ports that are opened, each with its hosts and TLS settings.'),
    }),
    'The ports and hosts of the Gateway.',
  ),
}
