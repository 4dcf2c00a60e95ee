import { field, listOf, mapOf, object, required, text, texts } from './describe.ts'
import { endpointFields, portNumber } from './endpoint.ts'
import type { Field, FieldType, Kind } from './field.ts'
import { networkingVersions } from './versions.ts'

const probe = object(
  {
    initialDelaySeconds: seconds('How long to wait before the first probe.'),
    timeoutSeconds: seconds('The most that a probe may take.', '1'),
    periodSeconds: seconds('How often to probe.', '10'),
    successThreshold: seconds('How many good probes in a row make the workload ready.', '1'),
    failureThreshold: seconds('How many bad probes in a row make it unready.', '3'),
    httpGet: field(
      object({
        path: field(text('path'), 'The path to ask for.'),
        port: required(portNumber(), 'The port to ask at.'),
        host: field(text('host'), 'The host to ask.'),
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
          'Headers to send along.',
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
  doc: 'Describes workloads outside Kubernetes that have much in common, and makes a WorkloadEntry for each that registers.',
  spec: required(
    object({
      metadata: field(
        object({ labels: metadataMap('Labels'), annotations: metadataMap('Annotations') }),
        'What each WorkloadEntry is marked with.',
      ),
      template: required(
        object(endpointFields, { cel: ['unix-without-ports'] }),
        'What each WorkloadEntry begins with.',
      ),
      probe: field(probe, 'How to find out whether a workload is ready.'),
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
