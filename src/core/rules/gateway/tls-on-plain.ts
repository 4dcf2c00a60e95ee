import { isHttpProtocol, isTlsProtocol } from '../../syntax/protocol.ts'
import { fixOf, remove } from '../checks/fixes.ts'
import { serverRule } from './gateway-rule.ts'
import { httpsGateway } from './good-examples.ts'
import { hasPortFault } from './port-view.ts'

export const tlsOnPlain = serverRule({
  id: 'gateway/tls-on-plain',
  severity: 'error',
  title: 'TLS settings on a port that does not speak TLS',
  source: { istio: 'pkg/config/validation: validateServer' },
  why: `
Istio refuses the Gateway. To end TLS in front of a TCP service, or to hand it through, give the port the protocol \`TLS\`;
otherwise remove the settings.
`,

  check(server, path, report) {
    const { port, tls } = server
    if (!port || !tls || hasPortFault(server)) return
    if (isHttpProtocol(port.protocol) || isTlsProtocol(port.protocol)) return
    report({
      path: [...path, 'tls'],
      part: 'key',
      message: `The server speaks ${port.protocol}, which does not go with TLS settings.`,
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
