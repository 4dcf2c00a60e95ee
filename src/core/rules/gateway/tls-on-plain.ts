import { isHttpProtocol, isTlsProtocol } from '../../syntax/protocol.ts'
import { fixOf, remove } from '../checks/fixes.ts'
import { serverRule } from './gateway-rule.ts'
import { httpsGateway } from './good-examples.ts'
import { hasPortFault } from './port-view.ts'

export const tlsOnPlain = serverRule({
  id: 'gateway/tls-on-plain',
  severity: 'error',
  title: 'TLS settings on a port without TLS',
  source: { istio: 'pkg/config/validation: validateServer' },
  why: `
Istio refuses the Gateway. To terminate TLS in front of a TCP service, or to pass it through, set the protocol to \`TLS\`.
Otherwise remove the settings.
`,
  onlyWith: ['tls'],

  check(server, path, report) {
    const { port, tls } = server
    if (!port || !tls || hasPortFault(server)) return
    if (isHttpProtocol(port.protocol) || isTlsProtocol(port.protocol)) return
    report({
      path: [...path, 'tls'],
      part: 'key',
      message: `A server with the protocol ${port.protocol} cannot have \`tls\`.`,
      fix: fixOf('Remove the TLS settings', remove([...path, 'tls'])),
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
spec:
  servers:
  - port: { number: 27017, name: mongo, protocol: MONGO }
    tls: { mode: PASSTHROUGH }
#   ^^^
    hosts: ["*"]
`,
        fixed: `
kind: Gateway
spec:
  servers:
  - port: { number: 27017, name: mongo, protocol: MONGO }
    hosts: ["*"]
`,
      },
    ],
    good: [httpsGateway],
  },
})
