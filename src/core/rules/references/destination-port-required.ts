import { findService } from '../../model/services.ts'
import { readVirtualService } from '../../model/virtual-services.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { analysisRuleForEach } from './analysis-rule.ts'
import { destinationsOf } from './destinations.ts'
import { shop } from './good-examples.ts'

export const destinationPortRequired = analysisRuleForEach({
  id: 'references/destination-port-required',
  severity: 'error',
  title: 'Missing port of a service with several ports',
  source: {
    analyzer: 'pkg/config/analysis/analyzers/virtualservice: DestinationHostAnalyzer',
    codes: ['IST0112'],
  },
  why: `
Istio uses the port on which the request came in. If the service does not have that port, the request gets a 503. Set
the port of the destination.
`,
  each: 'VirtualService',
  reads: ['Service', 'ServiceEntry'],

  check(model, resource, report) {
    const { exportTo } = readVirtualService(resource)
    for (const { host, hasPort, path } of destinationsOf(resource)) {
      if (hasPort) continue
      const service = findService(model, { namespace: resource.namespace, exportTo, host })
      if (!service) continue
      // Two ports of one number are two to Istio: without a port it would not know which.
      if (service.ports.length < 2) continue
      const numbers = [...new Set(service.ports.map(it => it.number))]
      const fixes = numbers
        .slice(0, 4)
        .map(it => fixOf(`Use port ${it}`, set([...path, 'port'], { number: it })))
      report({
        path: [...path, 'host'],
        code: 'IST0112',
        message:
          numbers.length > 1
            ? `\`${host}\` has several ports, ${numbers.join(', ')}; the destination needs one of them.`
            : `\`${host}\` has port ${numbers[0]} more than once; the destination needs a port.`,
        ...(fixes[0] && { fix: fixes[0], otherFixes: fixes.slice(1) }),
      })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
metadata:
  name: shop
  namespace: shop
spec:
  hosts:
  - shop.example.com
  http:
  - route:
    - destination:
        host: cart
#             ^^^^
---
kind: Service
metadata: { name: cart, namespace: shop }
spec:
  ports: [{ name: http, port: 8080 }, { name: grpc, port: 9090 }]
`,
        fixed: `
kind: VirtualService
metadata:
  name: shop
  namespace: shop
spec:
  hosts:
  - shop.example.com
  http:
  - route:
    - destination:
        host: cart
        port:
          number: 8080
---
kind: Service
metadata: { name: cart, namespace: shop }
spec:
  ports: [{ name: http, port: 8080 }, { name: grpc, port: 9090 }]
`,
      },
    ],
    good: [shop],
  },
})
