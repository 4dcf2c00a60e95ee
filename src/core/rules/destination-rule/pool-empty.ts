import { poolRule } from './destination-rule-rule.ts'
import { shopPolicies } from './good-examples.ts'

export const poolEmpty = poolRule({
  id: 'destination-rule/pool-empty',
  severity: 'error',
  title: 'Empty connection pool',
  source: { istio: 'pkg/config/validation: validateConnectionPool' },
  why: `
Istio refuses the DestinationRule: \`connectionPool\` needs \`tcp\`, \`http\` or both. Remove it if there are no limits to
set.
`,

  check({ http, tcp }, path, report) {
    if (http || tcp) return
    report({
      path,
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
