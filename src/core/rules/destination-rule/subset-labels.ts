import { reportLabels } from '../checks/label-check.ts'
import { destinationRuleRule } from './destination-rule-rule.ts'
import { shopPolicies } from './good-examples.ts'

export const subsetLabels = destinationRuleRule({
  id: 'destination-rule/subset-labels',
  severity: 'error',
  title: 'Invalid label of a subset',
  source: { istio: 'pkg/config/validation: validateSubset' },
  why: `
Istio refuses the DestinationRule: no Pod can have such a label. Keys and values have letters, digits, hyphens,
underscores and dots, with a letter or digit at both ends. A key may have a DNS name and a slash in front.
`,
  onlyWith: ['subsets'],

  check({ spec }, report) {
    for (const [i, { labels }] of spec.subsets.entries())
      reportLabels(labels, ['spec', 'subsets', i, 'labels'], report)
  },

  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
spec:
  subsets:
  - name: v1
    labels: { version: v1- }
#                      ^^^
`,
      },
    ],
    good: [shopPolicies],
  },
})
