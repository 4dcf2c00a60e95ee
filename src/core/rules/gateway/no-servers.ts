import { gatewayRule } from './gateway-rule.ts'
import { httpsGateway } from './good-examples.ts'

export const noServers = gatewayRule({
  id: 'gateway/no-servers',
  severity: 'error',
  title: 'Gateway without servers',
  why: `
Istio refuses a Gateway that opens no port. Add a server with its port and the hosts it serves, or delete the Gateway.
`,

  check({ spec }, report) {
    if (spec.servers.length > 0) return
    report({
      path: ['spec', 'servers'],
      part: 'key',
      message: 'The Gateway has no servers, so it opens no port.',
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
spec:
  selector: { istio: ingressgateway }
  servers: []
# ^^^^^^^
`,
      },
      {
        yaml: `
kind: Gateway
spec:
#^^^
  selector: { istio: ingressgateway }
`,
      },
    ],
    good: [httpsGateway],
  },
})
