import {
  choice,
  field,
  flag,
  int32,
  looseDuration,
  mapOf,
  object,
  text,
  texts,
} from '../../kinds/describe.ts'
import type { FieldType } from '../../kinds/field.ts'
import { isMap } from '../../yaml/is-map.ts'
import { readEmbeddedYaml } from '../checks/embedded-yaml.ts'
import { decodeSpec } from '../engine/decode.ts'

/**
 * What is wrong with a text that stands for the configuration of a proxy, as Istio's injector reads it: YAML that decodes onto the
 * defaults, with values that the proxy can start with. Fields that are not known are passed over. Undefined where nothing is.
 */
export function proxyConfigFault(written: string): string | undefined {
  const value = readEmbeddedYaml(written)
  if (value === undefined) return 'is no YAML'
  if (value === null) return undefined
  if (!isMap(value)) return 'is no mapping'
  const { faults, value: config } = decodeSpec(field(proxyConfig, 'The configuration of the proxy.'), value)
  const first = faults[0]
  if (first) return `has a value that cannot be read at \`${first.path.slice(1).join('.')}\``
  const empty = ['configPath', 'binaryPath', 'serviceCluster'].find(it => value[it] === '')
  if (empty) return `leaves \`${empty}\` empty`
  const negative = ['drainDuration', 'terminationDrainDuration'].find(it => isBelowZero(config[it]))
  if (negative) return `has a \`${negative}\` below zero`
  const port = ['proxyAdminPort', 'statusPort'].find(it => !isPort(config[it]))
  return port && `has a \`${port}\` that is no port`
}

function isBelowZero(duration: unknown): boolean {
  return typeof duration === 'bigint' && duration < 0n
}

function isPort(value: unknown): boolean {
  return value === undefined || (typeof value === 'number' && value >= 0 && value <= 65_535)
}

const anyMap: FieldType = object({})

/** Those fields of the mesh's ProxyConfig whose form is known here. */
const proxyConfig: FieldType = object({
  configPath: field(text(), 'Where the configuration is kept.'),
  binaryPath: field(text(), 'The program.'),
  customConfigFile: field(text(), 'A bootstrap of its own.'),
  serviceCluster: field(text(), 'The name of its service.'),
  drainDuration: field(looseDuration, 'How long connections are drained.'),
  terminationDrainDuration: field(looseDuration, 'How long connections are drained at the end.'),
  fileFlushInterval: field(looseDuration, 'How often the access log is written.'),
  discoveryAddress: field(text(), 'The address of the control plane.'),
  statsdUdpAddress: field(text(), 'The address of statsd.'),
  proxyAdminPort: field(int32, "The port of Envoy's own pages.", { nullable: true }),
  statusPort: field(int32, 'The port of the health checks.', { nullable: true }),
  concurrency: field(int32, 'The number of worker threads.', { nullable: true }),
  statNameLength: field(int32, 'How long a metric may be named.'),
  meshId: field(text(), 'The mesh.'),
  interceptionMode: field(
    choice({
      REDIRECT: 'By NAT.',
      TPROXY: 'By TPROXY, which keeps the address of the caller.',
      NONE: 'Not at all.',
    }),
    'How traffic gets to the proxy.',
  ),
  holdApplicationUntilProxyStarts: field(flag, 'Whether the application waits for the proxy.', {
    nullable: true,
  }),
  proxyMetadata: field(mapOf(text()), 'Environment variables of the proxy.'),
  runtimeValues: field(mapOf(text()), "Envoy's runtime values."),
  extraStatTags: field(texts(), 'Further tags of metrics.'),
  caCertificatesPem: field(texts(), 'Further certificates.'),
  image: field(object({ imageType: field(text(), 'The variant of the image.') }), 'The image.'),
  tracing: field(anyMap, 'Traces.'),
  proxyHeaders: field(anyMap, 'Headers that Envoy adds.'),
  gatewayTopology: field(anyMap, 'What stands before a gateway.'),
  proxyStatsMatcher: field(
    object({
      inclusionPrefixes: field(texts(), 'Metrics by the beginning of their name.'),
      inclusionSuffixes: field(texts(), 'Metrics by the end of their name.'),
      inclusionRegexps: field(texts(), 'Metrics by a pattern.'),
    }),
    'Further metrics.',
  ),
  readinessProbe: field(anyMap, 'The readiness probe.'),
  envoyAccessLogService: field(anyMap, 'Where access logs are sent.'),
  envoyMetricsService: field(anyMap, 'Where metrics are sent.'),
})
