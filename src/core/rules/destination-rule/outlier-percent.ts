import { isPercent } from '../../syntax/percentage.ts'
import { outlierRule } from './destination-rule-rule.ts'
import { shopPolicies } from './good-examples.ts'

export const outlierPercent = outlierRule({
  id: 'destination-rule/outlier-percent',
  severity: 'error',
  title: 'Percentage of outlier detection out of range',
  source: { istio: 'pkg/config/validation: validateOutlierDetection' },
  why: `
Istio refuses the DestinationRule. A percentage is between 0 and 100.
`,

  check(outlier, path, report) {
    for (const field of ['maxEjectionPercent', 'minHealthPercent'] as const)
      if (!isPercent(outlier[field]))
        report({
          path: [...path, field],
          message: `${field} must be between 0 and 100, not ${outlier[field]}.`,
        })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
spec:
  trafficPolicy:
    outlierDetection: { maxEjectionPercent: 150 }
#                                           ^^^
`,
      },
    ],
    good: [shopPolicies],
  },
})
