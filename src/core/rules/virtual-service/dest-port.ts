import { isPort } from '../../syntax/port.ts'
import { shopRoutes } from './good-examples.ts'
import { destinationRule } from './virtual-service-rule.ts'

export const destPort = destinationRule({
  id: 'virtual-service/dest-port',
  severity: 'error',
  title: 'Port of a destination out of range',
  source: { istio: 'pkg/config/validation: validatePortSelector' },
  why: `
Istio refuses the VirtualService. \`port.number\` is one of the service's ports, from 1 to 65535; leave \`port\` out where the
service has just one.
`,

  check({ port }, path, report) {
    if (!port || isPort(port.number)) return
    report({ path: [...path, 'port', 'number'], message: `${port.number} is not a port from 1 to 65535.` })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - route:
    - destination: { host: shop, port: { number: 0 } }
#                                                ^
`,
      },
    ],
    good: [shopRoutes],
  },
})
