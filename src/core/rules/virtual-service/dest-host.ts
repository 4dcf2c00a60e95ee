import { wildcardHostFault } from '../../syntax/hosts/host-name.ts'
import { bareHost } from '../checks/bare-host.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { shopRoutes } from './good-examples.ts'
import { destinationRule } from './virtual-service-rule.ts'

export const destHost = destinationRule({
  id: 'virtual-service/dest-host',
  severity: 'error',
  title: 'Invalid host of a destination',
  source: { istio: 'pkg/config/validation: validateDestination' },
  why: `
Istio refuses the VirtualService. A destination is the DNS name of a service, without a port:
\`cart.shop.svc.cluster.local\`. To reach an IP address, give it a name with a ServiceEntry.
`,

  check({ host }, path, report) {
    const fault = host === '*' ? undefined : wildcardHostFault(host)
    if (!fault) return
    const at = [...path, 'host']
    const bare = bareHost(host)
    report({
      path: at,
      message: `"${host}" is not a valid host: ${fault}.`,
      ...(bare && { fix: fixOf(`Write ${bare}`, set(at, bare)) }),
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - route:
    - destination: { host: 10.0.0.7 }
#                          ^^^^^^^^
    mirror: { host: shop_next }
#                   ^^^^^^^^^
`,
      },
      {
        yaml: `
kind: VirtualService
spec:
  tcp:
  - route:
    - destination:
        host: shop:8080
#             ^^^^^^^^^
`,
        fixed: `
kind: VirtualService
spec:
  tcp:
  - route:
    - destination:
        host: shop
`,
      },
    ],
    good: [shopRoutes],
  },
})
