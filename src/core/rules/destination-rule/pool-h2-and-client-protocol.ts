import { fixOf, remove } from '../checks/fixes.ts'
import { httpPoolRule } from './destination-rule-rule.ts'
import { shopPolicies } from './good-examples.ts'

export const poolH2AndClientProtocol = httpPoolRule({
  id: 'destination-rule/pool-h2-and-client-protocol',
  severity: 'error',
  title: '`useClientProtocol` with the upgrade to HTTP/2',
  source: { istio: 'pkg/config/validation: validateConnectionPool' },
  why: `
Istio refuses the DestinationRule: \`useClientProtocol\` keeps the protocol of the client, \`h2UpgradePolicy: UPGRADE\`
always upgrades it to HTTP/2. Keep one.
`,

  check({ useClientProtocol, h2UpgradePolicy }, path, report) {
    if (!useClientProtocol || h2UpgradePolicy !== 'UPGRADE') return
    const at = [...path, 'useClientProtocol']
    report({
      path: at,
      part: 'key',
      message: 'useClientProtocol cannot be combined with h2UpgradePolicy UPGRADE.',
      fix: fixOf('Remove useClientProtocol', remove(at)),
      otherFixes: [fixOf('Remove h2UpgradePolicy', remove([...path, 'h2UpgradePolicy']))],
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
      http:
        h2UpgradePolicy: UPGRADE
        useClientProtocol: true
#       ^^^^^^^^^^^^^^^^^
`,
        fixed: `
kind: DestinationRule
spec:
  trafficPolicy:
    connectionPool:
      http:
        h2UpgradePolicy: UPGRADE
`,
      },
    ],
    good: [shopPolicies],
  },
})
