import { serverRule } from './gateway-rule.ts'
import { httpsGateway } from './good-examples.ts'

export const portRequired = serverRule({
  id: 'gateway/port-required',
  severity: 'error',
  title: 'Server without a port',
  source: { istio: 'pkg/config/validation: validateServerPort' },
  why: `
Istio refuses the Gateway: it does not say on which port the server listens. Add a \`port\` with \`number\`, \`name\` and
\`protocol\`.
`,

  check(server, path, report) {
    if (server.port) return
    report({ path: [...path, 'port'], part: 'key', message: 'The server has no port.' })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
spec:
  servers:
  - hosts: [shop.example.com]
#   ^^^^^^^^^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [httpsGateway],
  },
})
