import { connectionPool } from './connection-pool.ts'
import { choice, field, listOf, object, required, text, texts, uint32 } from './describe.ts'
import { destination } from './destination.ts'
import type { Kind } from './field.ts'
import { workloadSelector } from './selectors.ts'
import { serverTls } from './server-tls.ts'
import { networkingVersions } from './versions.ts'

const port = object({
  number: field(uint32, 'The port number, between 1 and 65535; 0 only for a Unix socket.'),
  name: field(text(), 'The name of the port.'),
  protocol: field(text('protocol'), 'The protocol of the port.'),
  targetPort: field(uint32, 'Has no effect on a Sidecar.', { hidden: true }),
})

const captureMode = choice({
  DEFAULT: 'The setting of the workload.',
  IPTABLES: 'Traffic is captured by IP tables.',
  NONE: 'Traffic is not captured; the application speaks to the listener.',
})

const ingressListener = object({
  port: required(port, 'The port of the listener.'),
  bind: field(text('ip'), 'The IP address or Unix socket of the listener.'),
  captureMode: field(captureMode, 'How traffic is captured.', { default: 'DEFAULT' }),
  defaultEndpoint: field(text(), 'Where the traffic goes: a local address and port, or a Unix socket.', {
    examples: ['127.0.0.1:8080', 'unix:///var/run/app.sock'],
  }),
  tls: field(serverTls, 'How TLS from outside the mesh is handled.'),
  connectionPool: field(connectionPool, 'Limits on connections and requests.'),
})

const egressListener = object({
  port: field(port, 'The port of the listener.', { default: 'every port of the hosts' }),
  bind: field(text('ip'), 'The IP address or Unix socket of the listener.'),
  captureMode: field(captureMode, 'How traffic is captured.', { default: 'DEFAULT' }),
  hosts: required(texts(), 'The services that can be reached, as `namespace/host`.', {
    examples: ['./*', 'istio-system/*', '*/*'],
  }),
})

export const sidecar: Kind = {
  kind: 'Sidecar',
  group: 'networking.istio.io',
  plural: 'sidecars',
  shortNames: [],
  versions: networkingVersions,
  doc: 'Limits what sidecars accept and what they can reach.',
  spec: field(
    object({
      workloadSelector: field(workloadSelector, 'The workloads that the object applies to.', {
        default: 'all workloads of the namespace',
      }),
      ingress: field(listOf(ingressListener), 'The listeners for traffic to the workload.'),
      egress: field(listOf(egressListener), 'The listeners for traffic from the workload.'),
      inboundConnectionPool: field(connectionPool, 'Limits on connections and requests to the workload.'),
      outboundTrafficPolicy: field(
        object({
          mode: field(
            choice({
              REGISTRY_ONLY: 'Only services of the registry can be reached.',
              ALLOW_ANY: 'Every address can be reached.',
            }),
            'Whether addresses outside the registry can be reached.',
          ),
          egressProxy: field(destination, 'The service that unknown traffic goes through.', {
            hidden: true,
          }),
        }),
        'What happens to traffic to unknown addresses.',
      ),
    }),
    'What the sidecars accept and reach.',
  ),
}
