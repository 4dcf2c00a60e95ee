import { shopRoutes } from './good-examples.ts'
import { placedItems, routeLists } from './placed-parts.ts'
import { virtualServiceRule } from './virtual-service-rule.ts'

export const routeDestination = virtualServiceRule({
  id: 'virtual-service/route-destination',
  severity: 'error',
  title: 'Route without a destination',
  source: { istio: 'pkg/config/validation: validateHTTPRouteDestinations, validateRouteDestinations' },
  why: `
Istio refuses the VirtualService: an entry of \`route\` needs a destination for its share of the traffic.
`,
  onlyWith: ['route'],

  check({ spec }, report) {
    for (const list of routeLists(spec))
      for (const { value, path } of placedItems(list.value, list.path))
        if (!value.destination)
          report({ path: [...path, 'destination'], part: 'key', message: 'The route has no destination.' })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - route:
    - { weight: 100 }
#     ^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [shopRoutes],
  },
})
