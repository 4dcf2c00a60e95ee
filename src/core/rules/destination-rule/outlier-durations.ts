import { checkDuration } from '../checks/duration-check.ts'
import { outlierRule } from './destination-rule-rule.ts'
import { shopPolicies } from './good-examples.ts'

/** A rule about one of the durations of outlier detection. */
function outlierDurationRule(
  field: 'baseEjectionTime' | 'interval',
  id: string,
  title: string,
  without: string,
) {
  return outlierRule({
    id: `destination-rule/${id}`,
    severity: 'error',
    title,
    source: { istio: 'pkg/config/validation: validateOutlierDetection' },
    why: `
Istio refuses the DestinationRule. The duration is at least 1ms, in whole milliseconds; ${without}.
`,

    check(outlier, path, report) {
      checkDuration(outlier[field], [...path, field], report, without)
    },

    examples: {
      bad: [
        {
          yaml: `
kind: DestinationRule
spec:
  trafficPolicy:
    outlierDetection:
      consecutive5xxErrors: 5
      ${field}: 0s
#     ${' '.repeat(field.length)}  ^^
`,
          fixed: `
kind: DestinationRule
spec:
  trafficPolicy:
    outlierDetection:
      consecutive5xxErrors: 5
`,
        },
      ],
      good: [shopPolicies],
    },
  })
}

export const outlierBaseEjectionRule = outlierDurationRule(
  'baseEjectionTime',
  'outlier-base-ejection',
  'Invalid ejection time',
  'without the field, it is 30s',
)

export const outlierIntervalRule = outlierDurationRule(
  'interval',
  'outlier-interval',
  'Invalid interval of outlier detection',
  'without the field, it is 10s',
)
