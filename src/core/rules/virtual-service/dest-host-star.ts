import { shopRoutes } from './good-examples.ts'
import { destinationRule } from './virtual-service-rule.ts'

export const destHostStar = destinationRule({
  id: 'virtual-service/dest-host-star',
  severity: 'error',
  title: 'Every host as a destination',
  source: { istio: 'pkg/config/validation: validateDestination' },
  why: `
Istio refuses the VirtualService: traffic goes to one service. Name it.
`,

  check({ host }, path, report) {
    if (host === '*')
      report({ path: [...path, 'host'], message: '"*" is not a service that traffic can go to.' })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - route:
    - destination: { host: "*" }
#                          ^^^
`,
      },
    ],
    good: [shopRoutes],
  },
})
