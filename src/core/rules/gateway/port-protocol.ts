import { isProtocol } from '../../syntax/protocol.ts'
import { serverRule } from './gateway-rule.ts'
import { httpsGateway } from './good-examples.ts'

export const portProtocol = serverRule({
  id: 'gateway/port-protocol',
  severity: 'error',
  title: 'Unknown protocol of a server',
  why: `
Istio refuses the Gateway. It knows HTTP, HTTPS, HTTP2, GRPC, GRPC-WEB, TLS, TCP, MONGO, REDIS and MYSQL here, in upper or
lower case. For anything else that runs over TCP write \`TCP\`.
`,

  check({ port }, path, report) {
    if (!port || isProtocol(port.protocol)) return
    const message = port.protocol
      ? `"${port.protocol}" is not a protocol that a Gateway can serve.`
      : `Port ${port.number} of the Gateway names no protocol.`
    report({ path: [...path, 'port', 'protocol'], message })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
spec:
  servers:
  - port: { number: 80, name: web, protocol: WEBSOCKET }
#                                            ^^^^^^^^^
`,
      },
    ],
    good: [httpsGateway],
  },
})
