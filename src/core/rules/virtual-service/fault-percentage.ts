import { isFractionalPercent } from '../../syntax/percentage.ts'
import { policies } from './good-examples.ts'
import { httpRouteRule } from './virtual-service-rule.ts'

/** A rule about the share of requests that a fault is injected into. */
function faultPercentageRule(part: 'abort' | 'delay') {
  return httpRouteRule({
    id: `virtual-service/fault-${part}-percentage`,
    severity: 'error',
    title: `Share of an injected ${part} out of range`,
    source: { istio: 'pkg/config/validation: validatePercentage' },
    why: `
Istio refuses the VirtualService. The share is 0, or from 0.0001 to 100 percent, in steps that Envoy can count.
`,

    check({ fault }, path, report) {
      const value = fault?.[part]?.percentage?.value
      if (value === undefined || isFractionalPercent(value)) return
      report({
        path: [...path, 'fault', part, 'percentage', 'value'],
        message: `${value} percent is neither 0 nor from 0.0001 to 100.`,
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
