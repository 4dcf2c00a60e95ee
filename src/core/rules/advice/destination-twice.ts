import { fullHost } from '../../model/hosts.ts'
import { readVirtualService, rulesOf } from '../../model/virtual-services.ts'
import { defineRule } from '../define-rule.ts'
import { shop } from '../references/good-examples.ts'

export const destinationTwice = defineRule({
  id: 'advice/destination-twice',
  severity: 'warning',
  layer: 'advice',
  scope: 'object',
  kinds: ['VirtualService'],
  title: 'Destination that is listed twice',
  source: {
    advice: 'The weights of equal destinations add up; Kiali reports the pair as KIA1105.',
    seenIn: 'pilot/pkg/networking/core/route: applyHTTPRouteDestination',
  },
  why: `
Both parts of the traffic go to the same place, so nothing is split between them. Most often one of the two lacks its
subset or its port. Correct it, or add the weights up in one.
`,

  check(resource, report) {
    for (const { destinations } of rulesOf(readVirtualService(resource))) {
      const seen = new Set<string>()
      for (const { host, subset, port, path } of destinations) {
        if (host === '') continue
        const key = JSON.stringify([fullHost(host, resource), subset, port])
        if (seen.has(key))
          report({
            path: [...path, 'host'],
            message: `\`${host}\`${subset ? `, subset \`${subset}\`,` : ''} is a destination of this rule already.`,
          })
        seen.add(key)
      }
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
    - { destination: { host: cart }, weight: 90 }
    - { destination: { host: cart }, weight: 10 }
#                            ^^^^
`,
      },
    ],
    good: [shop],
  },
})
