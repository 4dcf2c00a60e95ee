import { shopRoutes } from './good-examples.ts'
import { destinationRule } from './virtual-service-rule.ts'

export const destHostStar = destinationRule({
  id: 'virtual-service/dest-host-star',
  severity: 'error',
  title: 'Destination `*`',
  source: { istio: 'pkg/config/validation: validateDestination' },
  why: `
Istio refuses the VirtualService: a destination is one service. Name it.
`,

  check({ host }, path, report) {
    if (host === '*') report({ path: [...path, 'host'], message: 'A destination cannot have the host "*".' })
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
