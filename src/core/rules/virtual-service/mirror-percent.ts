import { policies } from './good-examples.ts'
import { httpRouteRule } from './virtual-service-rule.ts'

export const mirrorPercent = httpRouteRule({
  id: 'virtual-service/mirror-percent',
  severity: 'error',
  title: 'Mirror percentage above 100',
  source: { istio: 'pkg/config/validation: validateHTTPRoute' },
  why: `
Istio refuses the VirtualService: it cannot mirror more than 100 percent of the requests.
`,
  onlyWith: ['mirrorPercent'],

  check(route, path, report) {
    if (route.mirrorPercent === undefined || route.mirrorPercent <= 100) return
    report({
      path: [...path, 'mirrorPercent'],
      message: `mirrorPercent must be at most 100, not ${route.mirrorPercent}.`,
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - mirror: { host: shop-next }
    mirrorPercent: 150
#                  ^^^
`,
      },
    ],
    good: [policies],
  },
})
