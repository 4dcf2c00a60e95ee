import { readVirtualService, rulesOf } from '../../model/virtual-services.ts'
import { fixOf, remove } from '../checks/fixes.ts'
import { defineRule } from '../define-rule.ts'
import { shop } from '../references/good-examples.ts'

export const singleWeight = defineRule({
  id: 'advice/single-weight',
  severity: 'warning',
  layer: 'advice',
  scope: 'object',
  kinds: ['VirtualService'],
  title: 'Weight of a single destination',
  source: {
    advice: 'A single destination takes everything whatever its weight; Kiali reports it as KIA1104.',
    seenIn: 'pilot/pkg/networking/core/route: applyHTTPRouteDestination',
  },
  why: `
The weight has no effect: the only destination of a rule gets all of its traffic. Add the destination that the rest is
for, or remove the weight.
`,

  check(resource, report) {
    for (const { destinations, path } of rulesOf(readVirtualService(resource))) {
      const [only] = destinations
      const weight = only?.weight ?? 0
      if (!only || destinations.length > 1 || weight < 1 || weight > 99) continue
      const at = [...path, 'route', 0, 'weight']
      report({
        path: at,
        message: `The only destination gets all of the traffic, not ${weight} %.`,
        fix: fixOf('Remove the weight', remove(at)),
      })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - route:
    - destination: { host: cart }
      weight: 20
#             ^^
`,
        fixed: `
kind: VirtualService
spec:
  http:
  - route:
    - destination: { host: cart }
`,
      },
    ],
    good: [shop],
  },
})
