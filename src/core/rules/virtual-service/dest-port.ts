import { isPort } from '../../syntax/port.ts'
import { shopRoutes } from './good-examples.ts'
import { destinationRule } from './virtual-service-rule.ts'

export const destPort = destinationRule({
  id: 'virtual-service/dest-port',
  severity: 'error',
  title: 'Port of a destination out of range',
  source: { istio: 'pkg/config/validation: validatePortSelector' },
  why: `
Istio refuses the VirtualService. \`port.number\` is a port of the service, between 1 and 65535. Remove \`port\` if the
service has only one.
`,
  onlyWith: ['port'],

  check({ port }, path, report) {
    if (!port || isPort(port.number)) return
    report({
      path: [...path, 'port', 'number'],
      message: `The port must be between 1 and 65535, not ${port.number}.`,
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
    - destination: { host: shop, port: { number: 0 } }
#                                                ^
`,
      },
    ],
    good: [shopRoutes],
  },
})
