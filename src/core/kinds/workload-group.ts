import { field, listOf, mapOf, object, required, text, texts } from './describe.ts'
import { endpointFields, portNumber } from './endpoint.ts'
import type { Field, FieldType, Kind } from './field.ts'
import { networkingVersions } from './versions.ts'

const probe = object(
  {
    initialDelaySeconds: seconds('How long to wait before the first probe.'),
    timeoutSeconds: seconds('The timeout of a probe.', '1'),
    periodSeconds: seconds('How often to probe.', '10'),
    successThreshold: seconds('How many good probes in a row make the workload ready.', '1'),
    failureThreshold: seconds('How many bad probes in a row make it unready.', '3'),
    httpGet: field(
      object({
        path: field(text('path'), 'The path of the request.'),
        port: required(portNumber(), 'The port of the request.'),
        host: field(text('host'), 'The host of the request.'),
        scheme: field(text(undefined, { cel: ['probe-scheme'] }), 'The scheme, `HTTP` or `HTTPS`.', {
          default: 'HTTP',
          examples: ['HTTP', 'HTTPS'],
        }),
        httpHeaders: field(
          listOf(
            object({
              name: field(text('headerName', { pattern: '^[-_A-Za-z0-9]+$' }), 'The name of the header.'),
              value: field(text(), 'Its value.'),
            }),
          ),
          'Headers of the request.',
        ),
      }),
      'Ready when this request succeeds.',
    ),
    tcpSocket: field(
      object({
        host: field(text('host'), 'The host to connect to.'),
        port: required(portNumber(), 'The port to connect to.'),
      }),
      'Ready when this connection opens.',
    ),
    exec: field(
      object({ command: required(texts(undefined, { minLength: 1 }), 'The command and its arguments.') }),
      'Ready when this command succeeds.',
    ),
    grpc: field(
      object({
        port: field(portNumber(), 'The port of the service.'),
        service: field(text(), 'The name of the service to ask about.'),
      }),
      'Ready when the gRPC health service says so.',
    ),
  },
  { oneOf: [['httpGet', 'tcpSocket', 'exec', 'grpc']] },
)

export const workloadGroup: Kind = {
  kind: 'WorkloadGroup',
  group: 'networking.istio.io',
  plural: 'workloadgroups',
  shortNames: ['wg'],
  versions: networkingVersions,
  doc: 'Describes a group of workloads outside Kubernetes; Istio creates a WorkloadEntry for each that registers.',
  spec: required(
    object({
      metadata: field(
        object({ labels: metadataMap('Labels'), annotations: metadataMap('Annotations') }),
        'The labels and annotations of each WorkloadEntry.',
      ),
      template: required(
        object(endpointFields, { cel: ['unix-without-ports'] }),
        'The initial fields of each WorkloadEntry.',
      ),
      probe: field(probe, 'The check whether a workload is ready.'),
    }),
    'What the workloads have in common.',
  ),
}

function seconds(doc: string, otherwise?: string): Field {
  const type: FieldType = { type: 'integer', format: 'int32', minimum: 0 }
  return field(type, doc, otherwise === undefined ? {} : { default: otherwise })
}

function metadataMap(what: string): Field {
  return field(mapOf(text(), { maxProperties: 256 }), `${what} of each WorkloadEntry.`)
}
