import { findService } from '../../model/services.ts'
import { fullHosts, readVirtualService } from '../../model/virtual-services.ts'
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
the port of the destination. Where a service of the mesh is called and its own VirtualService leads back to it, the ports are the
same, and the message of \`istioctl analyze\` can be left.
`,
  each: 'VirtualService',
  reads: ['Service', 'ServiceEntry'],

  check(model, resource, report) {
    const { exportTo, gateways } = readVirtualService(resource)
    const hosts = fullHosts(resource)
    const isMeshOnly = gateways.every(it => it.text === 'mesh')
    for (const { host, hasPort, path } of destinationsOf(resource)) {
      if (hasPort) continue
      const service = findService(model, { namespace: resource.namespace, exportTo, host })
      if (!service) continue
      // Two ports of one number are two to Istio: without a port it would not know which.
      if (service.ports.length < 2) continue
      const isCalledItself = isMeshOnly && hosts.every(it => it.text === service.host)
      const numbers = [...new Set(service.ports.map(it => it.number))]
      const fixes = numbers
        .slice(0, 4)
        .map(it => fixOf(`Use port ${it}`, set([...path, 'port'], { number: it })))
      report({
        path: [...path, 'host'],
        code: 'IST0112',
        ...(isCalledItself && { falseAlarm: true }),
        message: isCalledItself
          ? `istioctl analyze asks for a port and is wrong: the request goes on to the port of \`${host}\` that was called.`
          : numbers.length > 1
            ? `\`${host}\` has several ports, ${numbers.join(', ')}; the destination needs one of them.`
            : `\`${host}\` has port ${numbers[0]} more than once; the destination needs a port.`,
        ...(!isCalledItself && fixes[0] && { fix: fixes[0], otherFixes: fixes.slice(1) }),
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
