import { connectionPool } from './connection-pool.ts'
import { choice, field, listOf, object, required, text, texts, uint32 } from './describe.ts'
import { destination } from './destination.ts'
import type { Kind } from './field.ts'
import { workloadSelector } from './selectors.ts'
import { serverTls } from './server-tls.ts'
import { networkingVersions } from './versions.ts'

const port = object({
  number: field(uint32, 'The port number, 1 to 65535; 0 only with a Unix socket.'),
  name: field(text(), 'A label for the port.'),
  protocol: field(text('protocol'), 'What is spoken on the port.'),
  targetPort: field(uint32, 'Has no effect on a Sidecar.', { hidden: true }),
})

const captureMode = choice({
  DEFAULT: "The workload's setting.",
  IPTABLES: 'Traffic is captured by IP tables.',
  NONE: 'Traffic is not captured; the application speaks to the listener.',
})

const ingressListener = object({
  port: required(port, 'The port of the listener.'),
  bind: field(text('ip'), 'The IP address or Unix socket of the listener.'),
  captureMode: field(captureMode, 'How traffic comes to the listener.', { default: 'DEFAULT' }),
  defaultEndpoint: field(text(), 'Where the traffic goes: a local address and port, or a Unix socket.', {
    examples: ['127.0.0.1:8080', 'unix:///var/run/app.sock'],
  }),
  tls: field(serverTls, 'How TLS from outside the mesh is handled.'),
  connectionPool: field(connectionPool, 'Limits on connections and requests.'),
})

const egressListener = object({
  port: field(port, 'The port of the listener.', { default: 'every port of the hosts' }),
  bind: field(text('ip'), 'The IP address or Unix socket of the listener.'),
  captureMode: field(captureMode, 'How traffic comes to the listener.', { default: 'DEFAULT' }),
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
  doc: 'Bounds what the proxies beside workloads accept and can reach.',
  spec: field(
    object({
      workloadSelector: field(workloadSelector, 'The workloads that the object is for.', {
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
            'What can be reached beyond the services of the mesh.',
          ),
          egressProxy: field(destination, 'The service that unknown traffic is sent through.', {
            hidden: true,
          }),
        }),
        'What becomes of traffic to unknown addresses.',
      ),
    }),
    'What the proxies accept and reach.',
  ),
}
