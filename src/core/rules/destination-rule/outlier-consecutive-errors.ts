import { fixOf, rename } from '../checks/fixes.ts'
import { outlierRule } from './destination-rule-rule.ts'
import { shopPolicies } from './good-examples.ts'

export const outlierConsecutiveErrors = outlierRule({
  id: 'destination-rule/outlier-consecutive-errors',
  severity: 'warning',
  title: 'Deprecated `consecutiveErrors`',
  source: { istio: 'pkg/config/validation: validateOutlierDetection' },
  why: `
\`consecutiveErrors\` is deprecated. It counts the answers 502, 503 and 504, as \`consecutiveGatewayErrors\` does;
\`consecutive5xxErrors\` counts every 5xx.
`,
  onlyWith: ['consecutiveErrors'],

  check({ consecutiveErrors }, path, report) {
    if (consecutiveErrors === 0) return
    const at = [...path, 'consecutiveErrors']
    report({
      path: at,
      part: 'key',
      message: 'consecutiveErrors is deprecated; use consecutiveGatewayErrors or consecutive5xxErrors.',
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
