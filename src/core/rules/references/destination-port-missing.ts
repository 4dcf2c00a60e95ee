import { findService } from '../../model/services.ts'
import { readVirtualService } from '../../model/virtual-services.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { analysisRuleForEach } from './analysis-rule.ts'
import { destinationsOf } from './destinations.ts'
import { shop } from './good-examples.ts'

export const destinationPortMissing = analysisRuleForEach({
  id: 'references/destination-port-missing',
  severity: 'error',
  title: 'Destination port that the service does not have',
  source: {
    analyzer: 'pkg/config/analysis/analyzers/virtualservice: DestinationHostAnalyzer',
    codes: ['IST0101'],
  },
  why: `
Requests that take this route get a 503: the service has no such port. Use one of its port numbers (not its target
ports), or add the port to the service.
`,
  each: 'VirtualService',
  reads: ['Service', 'ServiceEntry'],

  check(model, resource, report) {
    const { exportTo } = readVirtualService(resource)
    for (const { host, port = 0, hasPort, path, isMirror } of destinationsOf(resource)) {
      if (!hasPort || isMirror) continue
      const service = findService(model, { namespace: resource.namespace, exportTo, host })
      if (!service || service.ports.some(it => it.number === port)) continue
      const numbers = [...new Set(service.ports.map(it => it.number))]
      const at = [...path, 'port', 'number']
      const fixes = numbers.slice(0, 4).map(it => fixOf(`Use port ${it}`, set(at, it)))
      report({
        path: at,
        code: 'IST0101',
        message:
          numbers.length === 0
            ? `\`${host}\` has no ports, so it has no port ${port}.`
            : `\`${host}\` has no port ${port}; it has ${numbers.join(', ')}.`,
        ...(fixes[0] && { fix: fixes[0], otherFixes: fixes.slice(1) }),
      })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  http:
  - route:
    - destination: { host: cart, port: { number: 80 } }
#                                                ^^
---
kind: Service
metadata: { name: cart, namespace: shop }
spec:
  ports: [{ name: http, port: 8080 }]
`,
        fixed: `
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  http:
  - route:
    - destination: { host: cart, port: { number: 8080 } }
---
kind: Service
metadata: { name: cart, namespace: shop }
spec:
  ports: [{ name: http, port: 8080 }]
`,
      },
    ],
    good: [shop],
  },
})
