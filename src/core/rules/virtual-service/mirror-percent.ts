import { policies } from './good-examples.ts'
import { httpRouteRule } from './virtual-service-rule.ts'

export const mirrorPercent = httpRouteRule({
  id: 'virtual-service/mirror-percent',
  severity: 'error',
  title: 'More than all requests mirrored',
  source: { istio: 'pkg/config/validation: validateHTTPRoute' },
  why: `
Istio refuses the VirtualService: at most 100 percent of the requests can be mirrored.
`,

  check(route, path, report) {
    if (route.mirrorPercent === undefined || route.mirrorPercent <= 100) return
    report({ path: [...path, 'mirrorPercent'], message: `${route.mirrorPercent} percent is more than 100.` })
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
