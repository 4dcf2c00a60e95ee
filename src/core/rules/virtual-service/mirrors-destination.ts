import { policies } from './good-examples.ts'
import { httpRouteRule } from './virtual-service-rule.ts'

export const mirrorsDestination = httpRouteRule({
  id: 'virtual-service/mirrors-destination',
  severity: 'error',
  title: 'Mirror without a destination',
  source: { istio: 'pkg/config/validation: validateHTTPMirrors' },
  why: `
Istio refuses the VirtualService: an entry of \`mirrors\` needs a destination for the copies.
`,
  onlyWith: ['mirrors'],

  check(route, path, report) {
    for (const [i, mirror] of route.mirrors.entries())
      if (!mirror.destination)
        report({
          path: [...path, 'mirrors', i, 'destination'],
          part: 'key',
          message: 'The mirror has no destination.',
        })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - mirrors:
    - { percentage: { value: 10 } }
#     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [policies],
  },
})
