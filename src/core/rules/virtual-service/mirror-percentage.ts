import { policies } from './good-examples.ts'
import { httpRouteRule } from './virtual-service-rule.ts'

export const mirrorPercentage = httpRouteRule({
  id: 'virtual-service/mirror-percentage',
  severity: 'error',
  title: 'Share that is mirrored out of range',
  source: { istio: 'pkg/config/validation: validateHTTPRoute' },
  why: `
Istio refuses the VirtualService: from 0 to 100 percent of the requests can be mirrored.
`,

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
        report({ path: at, message: `${percent.value} percent is not from 0 to 100.` })
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
