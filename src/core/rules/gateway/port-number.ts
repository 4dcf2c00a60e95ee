import { serverRule } from './gateway-rule.ts'
import { httpsGateway, socketGateway } from './good-examples.ts'
import { isPortNumberWrong } from './port-view.ts'

export const portNumber = serverRule({
  id: 'gateway/port-number',
  severity: 'error',
  title: 'Port number of a server out of range',
  source: { istio: 'pkg/config/validation: validateServerPort' },
  why: `
Istio refuses the Gateway. A port is a number from 1 to 65535; 0 stands only with a \`bind\` to a Unix socket.
`,

  check(server, path, report) {
    if (!isPortNumberWrong(server)) return
    const number = server.port?.number ?? 0
    report({ path: [...path, 'port', 'number'], message: `${number} is not a port from 1 to 65535.` })
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
