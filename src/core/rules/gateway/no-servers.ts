import { fixOf, set } from '../checks/fixes.ts'
import { gatewayRule } from './gateway-rule.ts'
import { httpsGateway } from './good-examples.ts'

export const noServers = gatewayRule({
  id: 'gateway/no-servers',
  severity: 'error',
  title: 'Gateway without servers',
  source: { istio: 'pkg/config/validation: ValidateGateway' },
  why: `
Istio refuses a Gateway that opens no port. Add a server with a port and hosts, or delete the Gateway.
`,

  check({ spec }, report) {
    if (spec.servers.length > 0) return
    report({
      path: ['spec', 'servers'],
      part: 'key',
      message: 'The Gateway has no servers.',
      fix: fixOf('Add an HTTP server on port 80', set(['spec', 'servers'], [httpServer])),
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
        fixed: `
kind: Gateway
spec:
  selector: { istio: ingressgateway }
  servers:
  - port:
      number: 80
      name: http
      protocol: HTTP
    hosts:
    - "*"
`,
      },
      {
        yaml: `
kind: Gateway
spec:
#^^^
  selector: { istio: ingressgateway }
`,
        fixed: `
kind: Gateway
spec:
  selector: { istio: ingressgateway }
  servers:
  - port:
      number: 80
      name: http
      protocol: HTTP
    hosts:
    - "*"
`,
      },
    ],
    good: [httpsGateway],
  },
})

/** A server to begin with; its hosts are for the user to narrow. */
const httpServer = { port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] }
