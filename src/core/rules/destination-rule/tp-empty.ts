import { fixOf, remove } from '../checks/fixes.ts'
import { destinationRuleRule } from './destination-rule-rule.ts'
import { shopPolicies } from './good-examples.ts'
import { isEmptyPolicy, trafficPolicies } from './policies.ts'

export const tpEmpty = destinationRuleRule({
  id: 'destination-rule/tp-empty',
  severity: 'error',
  title: 'Empty traffic policy',
  source: { istio: 'pkg/config/validation: validateTrafficPolicy' },
  why: `
Istio refuses the DestinationRule. Put into \`trafficPolicy\` what differs from the defaults of the mesh, or remove it.
`,
  onlyWith: ['trafficPolicy'],

  check({ spec }, report) {
    for (const { policy, path } of trafficPolicies(spec))
      if (isEmptyPolicy(policy))
        report({
          path,
          part: 'key',
          message: 'The traffic policy is empty.',
          fix: fixOf('Remove the traffic policy', remove(path)),
        })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
spec:
  host: shop
  trafficPolicy: {}
# ^^^^^^^^^^^^^
`,
        fixed: `
kind: DestinationRule
spec:
  host: shop
`,
      },
    ],
    good: [shopPolicies],
  },
})
