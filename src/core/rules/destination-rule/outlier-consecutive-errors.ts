import { fixOf, rename } from '../checks/fixes.ts'
import { outlierRule } from './destination-rule-rule.ts'
import { shopPolicies } from './good-examples.ts'

export const outlierConsecutiveErrors = outlierRule({
  id: 'destination-rule/outlier-consecutive-errors',
  severity: 'warning',
  title: 'Old field for errors in a row',
  source: { istio: 'pkg/config/validation: validateOutlierDetection' },
  why: `
\`consecutiveErrors\` counted the answers 502, 503 and 504, and \`consecutiveGatewayErrors\` has taken its place;
\`consecutive5xxErrors\` counts every 5xx.
`,

  check({ consecutiveErrors }, path, report) {
    if (consecutiveErrors === 0) return
    const at = [...path, 'consecutiveErrors']
    report({
      path: at,
      part: 'key',
      message: 'consecutiveErrors has been replaced by consecutiveGatewayErrors and consecutive5xxErrors.',
      fix: fixOf('Use consecutiveGatewayErrors', rename(at, 'consecutiveGatewayErrors')),
      otherFixes: [fixOf('Use consecutive5xxErrors', rename(at, 'consecutive5xxErrors'))],
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
spec:
  trafficPolicy:
    outlierDetection:
      consecutiveErrors: 7
#     ^^^^^^^^^^^^^^^^^
`,
        fixed: `
kind: DestinationRule
spec:
  trafficPolicy:
    outlierDetection:
      consecutiveGatewayErrors: 7
`,
      },
    ],
    good: [shopPolicies],
  },
})
