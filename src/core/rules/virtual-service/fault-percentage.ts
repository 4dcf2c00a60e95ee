import { isFractionalPercent } from '../../syntax/percentage.ts'
import { policies } from './good-examples.ts'
import { httpRouteRule } from './virtual-service-rule.ts'

/** A rule about the percentage of requests that a fault is injected into. */
function faultPercentageRule(part: 'abort' | 'delay') {
  return httpRouteRule({
    id: `virtual-service/fault-${part}-percentage`,
    severity: 'error',
    title: `Percentage of an injected ${part} out of range`,
    source: { istio: 'pkg/config/validation: validatePercentage' },
    why: `
Istio refuses the VirtualService. The percentage is 0, or between 0.0001, the smallest that Envoy can count, and 100.
`,

    onlyWith: ['fault'],
    check({ fault }, path, report) {
      const value = fault?.[part]?.percentage?.value
      if (value === undefined || isFractionalPercent(value)) return
      report({
        path: [...path, 'fault', part, 'percentage', 'value'],
        message: `The percentage must be 0 or between 0.0001 and 100, not ${value}.`,
      })
    },

    examples: {
      bad: [
        {
          yaml: `
kind: VirtualService
spec:
  http:
  - fault:
      ${part}:
        percentage: { value: 120 }
#                            ^^^
`,
        },
      ],
      good: [policies],
    },
  })
}

export const faultAbortPercentageRule = faultPercentageRule('abort')
export const faultDelayPercentageRule = faultPercentageRule('delay')
