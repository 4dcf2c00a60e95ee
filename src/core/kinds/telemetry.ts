import { choice, duration, field, flag, listOf, mapOf, object, required, text } from './describe.ts'
import type { Field, Kind } from './field.ts'
import { policyTargets } from './selectors.ts'

const providers = listOf(
  object({
    name: required(text(undefined, { minLength: 1 }), 'The name of the provider in the mesh configuration.'),
  }),
)

const mode = choice({
  CLIENT_AND_SERVER: 'Client and server.',
  CLIENT: 'The client of the traffic.',
  SERVER: 'The server of the traffic.',
})

const modeMatch = object({ mode: field(mode, 'The side of the traffic.', { default: 'CLIENT_AND_SERVER' }) })

const customTag = object(
  {
    literal: field(object({ value: fullText('The value.') }), 'A fixed value.'),
    environment: field(
      object({
        name: fullText('The name of the variable.'),
        defaultValue: field(text(), 'The value if the variable is not set.'),
      }),
      'An environment variable of the proxy.',
    ),
    header: field(
      object({
        name: fullText('The name of the header.'),
        defaultValue: field(text(), 'The value if the header is not present.'),
      }),
      'A request header.',
    ),
    formatter: field(object({ value: fullText('The format, as for access logs.') }), 'A format.'),
  },
  { oneOf: [['literal', 'environment', 'header', 'formatter']] },
)

const tracing = object({
  match: field(modeMatch, 'The traffic that the settings apply to.'),
  providers: field(providers, 'The providers that get the traces.'),
  randomSamplingPercentage: field(
    { type: 'number', minimum: 0, maximum: 100 },
    'How many requests are traced, in percent.',
    { nullable: true },
  ),
  disableSpanReporting: optionalFlag('Turns span reporting off.'),
  disableContextPropagation: optionalFlag('Turns the propagation of trace headers off.'),
  customTags: field(mapOf(customTag), 'Tags to add, by name.'),
  enableIstioTags: optionalFlag("Whether Istio's own tags are added."),
  useRequestIdForTraceSampling: optionalFlag('Uses the request id for sampling.'),
})

const metricOverride = object({
  match: field(
    object(
      {
        metric: field(
          choice({
            ALL_METRICS: 'Every metric.',
            REQUEST_COUNT: 'Requests.',
            REQUEST_DURATION: 'Durations of requests.',
            REQUEST_SIZE: 'Sizes of requests.',
            RESPONSE_SIZE: 'Sizes of responses.',
            TCP_OPENED_CONNECTIONS: 'Connections opened.',
            TCP_CLOSED_CONNECTIONS: 'Connections closed.',
            TCP_SENT_BYTES: 'Bytes sent.',
            TCP_RECEIVED_BYTES: 'Bytes received.',
            GRPC_REQUEST_MESSAGES: 'gRPC messages sent.',
            GRPC_RESPONSE_MESSAGES: 'gRPC messages received.',
          }),
          "One of Istio's metrics.",
        ),
        customMetric: field(text(undefined, { minLength: 1 }), 'Any metric by name.'),
        mode: field(mode, 'The side of the traffic.', { default: 'CLIENT_AND_SERVER' }),
      },
      { oneOf: [['metric', 'customMetric']] },
    ),
    'The metrics that the change applies to.',
  ),
  disabled: optionalFlag('Turns the metrics off.'),
  tagOverrides: field(
    mapOf(
      object(
        {
          operation: field(
            choice({ UPSERT: 'Sets the tag.', REMOVE: 'Removes the tag.' }),
            'The operation on the tag.',
            { default: 'UPSERT' },
          ),
          value: field(text(), 'The expression for its value.'),
        },
        { cel: ['upsert-with-value', 'remove-without-value'] },
      ),
    ),
    'Changes of tags, by name.',
  ),
})

const metrics = object({
  providers: field(providers, 'The providers that get the metrics.'),
  overrides: field(listOf(metricOverride), 'Changes of single metrics.'),
  reportingInterval: field(duration, 'How often TCP metrics are reported.', { default: '5s' }),
})

const accessLogging = object({
  match: field(modeMatch, 'The traffic that the settings apply to.'),
  providers: field(providers, 'The providers that get the logs.'),
  disabled: optionalFlag('Turns logging off.'),
  filter: field(
    object({
      expression: field(text(), 'A CEL expression over a request.', { examples: ['response.code >= 400'] }),
    }),
    'Which requests are logged.',
  ),
})

export const telemetry: Kind = {
  kind: 'Telemetry',
  group: 'telemetry.istio.io',
  plural: 'telemetries',
  shortNames: ['telemetry'],
  versions: ['v1', 'v1alpha1'],
  doc: 'Configures metrics, traces and access logs.',
  spec: field(
    object(
      {
        ...policyTargets,
        tracing: field(listOf(tracing), 'Traces.'),
        metrics: field(listOf(metrics), 'Metrics.'),
        accessLogging: field(listOf(accessLogging), 'Access logs.'),
      },
      { cel: ['one-target'] },
    ),
    'The settings of metrics, traces and access logs.',
  ),
}

function optionalFlag(doc: string): Field {
  return field(flag, doc, { nullable: true })
}

function fullText(doc: string): Field {
  return required(text(undefined, { minLength: 1 }), doc)
}
