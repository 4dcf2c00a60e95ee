import { settingsRule } from './destination-rule-rule.ts'
import { shopPolicies } from './good-examples.ts'

export const poolEmpty = settingsRule({
  id: 'destination-rule/pool-empty',
  severity: 'error',
  title: 'Empty connection pool',
  source: { istio: 'pkg/config/validation: validateConnectionPool' },
  why: `
Istio refuses the DestinationRule: \`connectionPool\` needs \`tcp\`, \`http\` or both. Remove it if there are no limits to
set.
`,

  check({ connectionPool }, path, report) {
    if (!connectionPool || connectionPool.http || connectionPool.tcp) return
    report({
      path: [...path, 'connectionPool'],
      part: 'key',
      message: 'The connection pool has no tcp or http settings.',
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
