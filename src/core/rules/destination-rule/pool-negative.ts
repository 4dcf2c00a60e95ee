import { httpPoolRule, tcpPoolRule } from './destination-rule-rule.ts'
import { shopPolicies } from './good-examples.ts'

const page = {
  severity: 'error',
  title: 'Negative limit of a connection pool',
  why: `
Istio refuses the DestinationRule. A limit is 0 or more. Without it, Envoy's default applies.
`,
} as const

const httpLimits = [
  'http1MaxPendingRequests',
  'http2MaxRequests',
  'maxRequestsPerConnection',
  'maxRetries',
  'maxConcurrentStreams',
] as const

export const poolHttpNegativeRule = httpPoolRule({
  ...page,
  id: 'destination-rule/pool-http-negative',
  source: { istio: 'pkg/config/validation: validateConnectionPool' },

  check(pool, path, report) {
    for (const limit of httpLimits)
      if (pool[limit] < 0)
        report({ path: [...path, limit], message: `${limit} must be at least 0, not ${pool[limit]}.` })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
spec:
  trafficPolicy:
    connectionPool:
      http: { maxRetries: -1 }
#                         ^^
`,
      },
    ],
    good: [shopPolicies],
  },
})

export const poolTcpNegativeRule = tcpPoolRule({
  ...page,
  id: 'destination-rule/pool-tcp-negative',
  source: { istio: 'pkg/config/validation: validateConnectionPool' },

  check({ maxConnections }, path, report) {
    if (maxConnections < 0)
      report({
        path: [...path, 'maxConnections'],
        message: `maxConnections must be at least 0, not ${maxConnections}.`,
      })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
spec:
  trafficPolicy:
    connectionPool:
      tcp: { maxConnections: -1 }
#                            ^^
`,
      },
    ],
    good: [shopPolicies],
  },
})
