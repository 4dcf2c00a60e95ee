import { checkDuration } from '../checks/duration-check.ts'
import { httpPoolRule } from './destination-rule-rule.ts'
import { shopPolicies } from './good-examples.ts'

export const poolHttpIdle = httpPoolRule({
  id: 'destination-rule/pool-http-idle',
  severity: 'error',
  title: 'Invalid idle timeout of HTTP connections',
  source: { istio: 'pkg/config/validation: validateConnectionPool' },
  why: `
Istio refuses the DestinationRule. The timeout is at least 1ms, in whole milliseconds. \`0s\` does not turn it off, as it
does for TCP.
`,

  check({ idleTimeout }, path, report) {
    checkDuration(idleTimeout, [...path, 'idleTimeout'], report, 'without the field, it is 1h')
  },

  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
spec:
  trafficPolicy:
    connectionPool:
      http:
        maxRetries: 3
        idleTimeout: 0s
#                    ^^
`,
        fixed: `
kind: DestinationRule
spec:
  trafficPolicy:
    connectionPool:
      http:
        maxRetries: 3
`,
      },
    ],
    good: [shopPolicies],
  },
})
