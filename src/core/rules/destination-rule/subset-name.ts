import { isLabel } from '../../syntax/label.ts'
import { destinationRuleRule } from './destination-rule-rule.ts'
import { shopPolicies } from './good-examples.ts'

export const subsetName = destinationRuleRule({
  id: 'destination-rule/subset-name',
  severity: 'error',
  title: 'Invalid name of a subset',
  source: { istio: 'pkg/config/validation: validateSubsetName' },
  why: `
Istio refuses the DestinationRule. The name of a subset has at most 63 letters, digits and inner hyphens: \`v1\`, \`v1-2\`.
`,
  onlyWith: ['subsets'],

  check({ spec }, report) {
    for (const [i, { name }] of spec.subsets.entries()) {
      if (isLabel(name)) continue
      const message =
        name === '' ? 'The subset has no name.' : `"${name.slice(0, 80)}" is not a valid subset name.`
      report({ path: ['spec', 'subsets', i, 'name'], message })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
spec:
  subsets:
  - name: v1.2
#         ^^^^
`,
      },
    ],
    good: [shopPolicies],
  },
})
