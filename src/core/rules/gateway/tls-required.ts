import { isTlsProtocol } from '../../syntax/protocol.ts'
import { serverRule } from './gateway-rule.ts'
import { httpsGateway, passthroughGateway } from './good-examples.ts'
import { hasPortFault } from './port-view.ts'

export const tlsRequired = serverRule({
  id: 'gateway/tls-required',
  severity: 'error',
  title: 'HTTPS or TLS server without TLS settings',
  why: `
Istio refuses the Gateway: on an HTTPS or TLS port it has to know what to do with TLS. Add \`tls\` with a mode: \`SIMPLE\` and
a certificate to end TLS here, \`PASSTHROUGH\` to hand it through.
`,

  check(server, path, report) {
    if (server.tls || hasPortFault(server) || !isTlsProtocol(server.port?.protocol ?? '')) return
    report({
      path: [...path, 'port', 'protocol'],
      message: `The server speaks ${server.port?.protocol} but has no TLS settings.`,
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
spec:
  servers:
  - port: { number: 443, name: https, protocol: HTTPS }
#                                               ^^^^^
    hosts: [shop.example.com]
`,
      },
    ],
    good: [httpsGateway, passthroughGateway],
  },
})
