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
    'The lifetime of the cookie. If set, the proxy creates a missing cookie; `0s` makes it a session cookie.',
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
    'More attributes of a cookie that the proxy creates.',
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
        minimumRingSize: field(uint64, 'The minimum number of entries on the ring.', { default: '1024' }),
      }),
      'Places the endpoints on a ring.',
      { since: '1.16' },
    ),
    maglev: field(
      object({
        tableSize: field(uint64, 'The size of the table, a prime below 5000011.', { examples: ['65537'] }),
      }),
      'Places the endpoints in a Maglev table.',
      { since: '1.16' },
    ),
    minimumRingSize: field(uint64, 'The minimum number of entries on the ring.', {
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
    to: field(text(), 'The region that traffic fails over to.'),
  }),
)

const failoverPriority: FieldType = texts()

const localityLbSetting = object({
  enabled: field(flag, 'Turns locality load balancing on or off for this service.', {
    nullable: true,
    default: "the mesh's setting",
  }),
  distribute: field(
    listOf(
      object({
        from: field(text(), 'The locality that the requests come from.', { examples: ['us-west/zone1/*'] }),
        to: field(mapOf(uint32), 'The percentage for each destination locality; the sum must be 100.'),
      }),
    ),
    'How traffic from a locality is split between localities.',
  ),
  failover: field(localityFailover, 'Where traffic goes if a region fails; needs outlier detection.'),
  failoverPriority: field(
    failoverPriority,
    'Labels, in order; the more of them an endpoint shares with the client, the higher its priority.',
    {
      since: '1.12',
      examples: ['topology.istio.io/network'],
    },
  ),
})

const zoneAwareLbSetting = object({
  enabled: field(flag, 'Turns zone-aware load balancing on or off for this service.', { nullable: true }),
  failover: field(localityFailover, 'Where traffic goes if a region fails.'),
  failoverPriority: field(
    failoverPriority,
    'Labels, in order; the more of them an endpoint shares with the client, the higher its priority.',
  ),
  minClusterSize: field(
    { type: 'integer', format: 'uint32', minimum: 1 },
    'The minimum number of endpoints for zone-aware load balancing.',
    { nullable: true },
  ),
})

const backendUtilization = object({
  weightStabilizationPeriod: field(
    looseDuration,
    'How long an endpoint must report before its weight is used.',
    {
      default: '10s',
    },
  ),
  weightExpirationPeriod: field(looseDuration, 'How long a weight is used without a new report.', {
    default: '3m',
  }),
  weightUpdatePeriod: field(looseDuration, 'How often the weights are computed.', { default: '1s' }),
  errorUtilizationPenaltyPercent: field(
    uint32,
    'How much errors reduce the weight of an endpoint, in percent.',
  ),
  metricNamesForComputingUtilization: field(texts(), 'The reported metrics that make up the utilization.'),
})

const warmup = object({
  duration: required(duration, 'How long a new endpoint takes to get its full share of traffic.', {
    examples: ['60s'],
  }),
  minimumPercent: field({ type: 'number', minimum: 0, maximum: 100 }, 'The initial share, in percent.', {
    nullable: true,
    default: '10',
  }),
  aggression: field({ type: 'number', minimum: 0 }, 'How fast the share grows; 1 is linear.', {
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
        LEAST_CONN: { doc: 'The same as LEAST_REQUEST.', deprecated: true },
        RANDOM: 'A random healthy endpoint.',
        PASSTHROUGH: 'The address that the client asked for.',
        ROUND_ROBIN: 'One after the other.',
        LEAST_REQUEST: 'The one of two random endpoints with fewer active requests.',
      }),
      'A simple algorithm.',
      { default: 'LEAST_REQUEST' },
    ),
    consistentHash: field(
      consistentHash,
      'Sends requests with the same key to the same endpoint, if possible.',
    ),
    backendUtilization: field(backendUtilization, 'Weighs endpoints by the load that they report.', {
      since: '1.32',
    }),
    localityLbSetting: field(localityLbSetting, 'Prefers near endpoints.'),
    zoneAwareLbSetting: field(
      zoneAwareLbSetting,
      "Envoy's zone-aware load balancing, for sidecars; cannot be combined with `localityLbSetting`.",
      {
        since: '1.31',
      },
    ),
    warmup: field(warmup, 'Increases the share of new endpoints gradually.', { since: '1.24' }),
    warmupDurationSecs: field(duration, 'How long a new endpoint takes to get its full share of traffic.', {
      since: '1.14',
      deprecated: 'Use `warmup`.',
    }),
  },
  { oneOf: [['simple', 'consistentHash', 'backendUtilization']] },
)
