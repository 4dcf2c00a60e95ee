import { fixOf, set } from '../checks/fixes.ts'
import { outlierRule } from './destination-rule-rule.ts'
import { shopPolicies } from './good-examples.ts'

export const outlierLocalOrigin = outlierRule({
  id: 'destination-rule/outlier-local-origin',
  severity: 'error',
  title: '`consecutiveLocalOriginFailures` without a separate count',
  source: { istio: 'pkg/config/validation: validateOutlierDetection' },
  why: `
Istio refuses the DestinationRule: Envoy counts failures to connect separately only with
\`splitExternalLocalOriginErrors: true\`.
`,
  onlyWith: ['consecutiveLocalOriginFailures'],

  check(outlier, path, report) {
    if (outlier.splitExternalLocalOriginErrors || !outlier.consecutiveLocalOriginFailures) return
    report({
      path: [...path, 'consecutiveLocalOriginFailures'],
      part: 'key',
      message: 'consecutiveLocalOriginFailures needs splitExternalLocalOriginErrors.',
      fix: fixOf(
        'Set splitExternalLocalOriginErrors',
        set([...path, 'splitExternalLocalOriginErrors'], true),
      ),
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
      splitExternalLocalOriginErrors: false
      consecutiveLocalOriginFailures: 5
#     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`,
        fixed: `
kind: DestinationRule
spec:
  trafficPolicy:
    outlierDetection:
      splitExternalLocalOriginErrors: true
      consecutiveLocalOriginFailures: 5
`,
      },
    ],
    good: [shopPolicies],
  },
})
