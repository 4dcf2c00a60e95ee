import { policies } from './good-examples.ts'
import { httpRouteRule } from './virtual-service-rule.ts'

export const mirrorPercentage = httpRouteRule({
  id: 'virtual-service/mirror-percentage',
  severity: 'error',
  title: 'Mirror percentage out of range',
  source: { istio: 'pkg/config/validation: validateHTTPRoute' },
  why: `
Istio refuses the VirtualService: the percentage is between 0 and 100.
`,
  onlyWith: ['mirrorPercentage', 'mirrors'],

  check(route, path, report) {
    const shares = [
      { percent: route.mirrorPercentage, path: [...path, 'mirrorPercentage', 'value'] },
      ...route.mirrors.flatMap((it, i) =>
        it.destination
          ? [{ percent: it.percentage, path: [...path, 'mirrors', i, 'percentage', 'value'] }]
          : [],
      ),
    ]
    for (const { percent, path: at } of shares)
      if (percent && (percent.value < 0 || percent.value > 100))
        report({ path: at, message: `The percentage must be between 0 and 100, not ${percent.value}.` })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - mirror: { host: shop-next }
    mirrorPercentage: { value: 101 }
#                              ^^^
`,
      },
    ],
    good: [policies],
  },
})
