import {
  choice,
  duration,
  field,
  flag,
  listOf,
  looseDuration,
  mapOf,
  object,
  required,
  text,
  texts,
  uint32,
  uint64,
} from './describe.ts'
import type { FieldType } from './field.ts'

const httpCookie = object({
  name: required(text(), 'The name of the cookie.', { examples: ['user'] }),
  path: field(text('path'), 'The path of the cookie.'),
  ttl: field(
    looseDuration,
    'How long the cookie lives; with it the cookie is made where it is missing, and `0s` ends it with the session.',
    {
      examples: ['0s'],
    },
  ),
  attributes: field(
    listOf(
      object({
        name: required(text(), 'The name of the attribute.', { examples: ['SameSite'] }),
        value: field(text(), 'Its value.', { examples: ['Lax'] }),
      }),
    ),
    'Further attributes of a cookie that is made here.',
    { since: '1.28' },
  ),
})

const consistentHash = object(
  {
    httpHeaderName: field(text('headerName'), 'Hashes this header.', { examples: ['x-user'] }),
    httpCookie: field(httpCookie, 'Hashes a cookie.'),
    useSourceIp: field(flag, 'Hashes the IP address of the client.'),
    httpQueryParameterName: field(text(), 'Hashes this query parameter.'),
    ringHash: field(
      object({
        minimumRingSize: field(uint64, 'The least number of places on the ring.', { default: '1024' }),
      }),
      'Places the endpoints on a ring.',
      { since: '1.16' },
    ),
    maglev: field(
      object({
        tableSize: field(uint64, 'The size of the table: a prime below 5000011.', { examples: ['65537'] }),
      }),
      'Places the endpoints in a Maglev table.',
      { since: '1.16' },
    ),
    minimumRingSize: field(uint64, 'The least number of places on the ring.', {
      hidden: true,
      deprecated: 'Use `ringHash`.',
    }),
  },
  {
    oneOf: [
      ['httpHeaderName', 'httpCookie', 'useSourceIp', 'httpQueryParameterName'],
      ['ringHash', 'maglev'],
    ],
  },
)

const localityFailover = listOf(
  object({
    from: field(text(), 'The region whose endpoints fail.'),
    to: field(text(), 'The region that takes over.'),
  }),
)

const failoverPriority: FieldType = texts()

const localityLbSetting = object({
  enabled: field(flag, 'Whether this service is balanced by locality.', {
    nullable: true,
    default: "the mesh's setting",
  }),
  distribute: field(
    listOf(
      object({
        from: field(text(), 'The locality that the requests come from.', { examples: ['us-west/zone1/*'] }),
        to: field(mapOf(uint32), 'Shares by the locality that they go to; they add up to 100.'),
      }),
    ),
    'Shares of traffic from one locality to others.',
  ),
  failover: field(localityFailover, 'Which region takes over when one fails; needs outlier detection.'),
  failoverPriority: field(
    failoverPriority,
    'Labels, in the order in which agreement with them makes an endpoint near.',
    {
      since: '1.12',
      examples: ['topology.istio.io/network'],
    },
  ),
})

const zoneAwareLbSetting = object({
  enabled: field(flag, 'Whether this service is balanced by zone.', { nullable: true }),
  failover: field(localityFailover, 'Which region takes over when one fails.'),
  failoverPriority: field(
    failoverPriority,
    'Labels, in the order in which agreement with them makes an endpoint near.',
  ),
  minClusterSize: field(
    { type: 'integer', format: 'uint32', minimum: 1 },
    'The least number of endpoints for which zones count.',
    { nullable: true },
  ),
})

const backendUtilization = object({
  weightStabilizationPeriod: field(looseDuration, 'How long an endpoint reports before its weight counts.', {
    default: '10s',
  }),
  weightExpirationPeriod: field(looseDuration, 'How long a weight counts without a new report.', {
    default: '3m',
  }),
  weightUpdatePeriod: field(looseDuration, 'How often the weights are computed.', { default: '1s' }),
  errorUtilizationPenaltyPercent: field(uint32, 'How much errors count against an endpoint, in percent.'),
  metricNamesForComputingUtilization: field(texts(), 'The reported metrics that the utilisation is made of.'),
})

const warmup = object({
  duration: required(duration, 'How long a new endpoint takes to get its full share.', { examples: ['60s'] }),
  minimumPercent: field(
    { type: 'number', minimum: 0, maximum: 100 },
    'The share that it begins with, in percent.',
    {
      nullable: true,
      default: '10',
    },
  ),
  aggression: field({ type: 'number', minimum: 0 }, 'How fast the share grows; 1 is a straight line.', {
    nullable: true,
    default: '1.0',
  }),
})

/** How an endpoint is chosen. */
export const loadBalancer = object(
  {
    simple: field(
      choice({
        UNSPECIFIED: 'Istio chooses.',
        LEAST_CONN: { doc: 'As LEAST_REQUEST.', deprecated: true },
        RANDOM: 'Any healthy endpoint.',
        PASSTHROUGH: 'The address that the client asked for.',
        ROUND_ROBIN: 'One after the other.',
        LEAST_REQUEST: 'The one of two that has fewer requests under way.',
      }),
      'A plain policy.',
      { default: 'LEAST_REQUEST' },
    ),
    consistentHash: field(
      consistentHash,
      'Keeps requests with the same key on the same endpoint, as far as possible.',
    ),
    backendUtilization: field(backendUtilization, 'Weighs endpoints by the load that they report.', {
      since: '1.32',
    }),
    localityLbSetting: field(localityLbSetting, 'Prefers near endpoints.'),
    zoneAwareLbSetting: field(
      zoneAwareLbSetting,
      "Envoy's balancing by zone, for sidecars; not together with `localityLbSetting`.",
      {
        since: '1.31',
      },
    ),
    warmup: field(warmup, 'Raises the share of new endpoints slowly.', { since: '1.24' }),
    warmupDurationSecs: field(duration, 'How long a new endpoint takes to get its full share.', {
      since: '1.14',
      deprecated: 'Use `warmup`.',
    }),
  },
  { oneOf: [['simple', 'consistentHash', 'backendUtilization']] },
)
