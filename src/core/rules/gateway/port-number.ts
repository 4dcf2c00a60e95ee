import { serverRule } from './gateway-rule.ts'
import { httpsGateway, socketGateway } from './good-examples.ts'
import { isPortNumberWrong } from './port-view.ts'

export const portNumber = serverRule({
  id: 'gateway/port-number',
  severity: 'error',
  title: 'Port number out of range',
  source: { istio: 'pkg/config/validation: validateServerPort' },
  why: `
Istio refuses the Gateway. A port number is between 1 and 65535, or 0 if \`bind\` is a Unix socket.
`,

  check(server, path, report) {
    if (!isPortNumberWrong(server)) return
    const number = server.port?.number ?? 0
    report({
      path: [...path, 'port', 'number'],
      message: `The port must be between 1 and 65535, not ${number}.`,
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
spec:
  servers:
  - port: { number: 70000, name: http, protocol: HTTP }
#                   ^^^^^
`,
      },
    ],
    good: [httpsGateway, socketGateway],
  },
})
