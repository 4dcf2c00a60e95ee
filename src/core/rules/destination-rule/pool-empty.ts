import { settingsRule } from './destination-rule-rule.ts'
import { shopPolicies } from './good-examples.ts'

export const poolEmpty = settingsRule({
  id: 'destination-rule/pool-empty',
  severity: 'error',
  title: 'Connection pool without limits',
  source: { istio: 'pkg/config/validation: validateConnectionPool' },
  why: `
Istio refuses the DestinationRule: \`connectionPool\` has a part \`tcp\`, a part \`http\` or both. Remove it where there are no
limits.
`,

  check({ connectionPool }, path, report) {
    if (!connectionPool || connectionPool.http || connectionPool.tcp) return
    report({
      path: [...path, 'connectionPool'],
      part: 'key',
      message: 'The connection pool has neither tcp nor http settings.',
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
spec:
  trafficPolicy:
    connectionPool: {}
#   ^^^^^^^^^^^^^^
`,
      },
    ],
    good: [shopPolicies],
  },
})
