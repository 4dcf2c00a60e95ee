import { isTlsProtocol } from '../../syntax/protocol.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { serverRule } from './gateway-rule.ts'
import { httpsGateway, passthroughGateway } from './good-examples.ts'
import { hasPortFault } from './port-view.ts'

export const tlsRequired = serverRule({
  id: 'gateway/tls-required',
  severity: 'error',
  title: 'HTTPS or TLS server without TLS settings',
  source: { istio: 'pkg/config/validation: validateServer' },
  why: `
Istio refuses the Gateway: on an HTTPS or TLS port it has to know what to do with TLS. Add \`tls\` with a mode: \`SIMPLE\` and
a certificate to end TLS here, \`PASSTHROUGH\` to hand it through.
`,

  check(server, path, report) {
    if (server.tls || hasPortFault(server) || !isTlsProtocol(server.port?.protocol ?? '')) return
    const protocol = [...path, 'port', 'protocol']
    const plain = server.port?.protocol.toUpperCase() === 'HTTPS' ? 'HTTP' : 'TCP'
    report({
      path: protocol,
      message: `The server speaks ${server.port?.protocol} but has no TLS settings.`,
      fix: fixOf(
        'End TLS with a certificate from a Secret',
        set([...path, 'tls'], { mode: 'SIMPLE', credentialName: 'certificate' }),
      ),
      otherFixes: [
        fixOf('Hand TLS through', set([...path, 'tls'], { mode: 'PASSTHROUGH' })),
        fixOf(`Write ${plain}`, set(protocol, plain)),
      ],
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
        fixed: `
kind: Gateway
spec:
  servers:
  - port: { number: 443, name: https, protocol: HTTPS }
    hosts: [shop.example.com]
    tls:
      mode: SIMPLE
      credentialName: certificate
`,
      },
    ],
    good: [httpsGateway, passthroughGateway],
  },
})
