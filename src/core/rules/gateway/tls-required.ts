import { isTlsProtocol } from '../../syntax/protocol.ts'
import { askingFix, fixOf, set } from '../checks/fixes.ts'
import { serverRule } from './gateway-rule.ts'
import { httpsGateway, passthroughGateway } from './good-examples.ts'
import { hasPortFault } from './port-view.ts'

export const tlsRequired = serverRule({
  id: 'gateway/tls-required',
  severity: 'error',
  title: 'HTTPS or TLS server without TLS settings',
  source: { istio: 'pkg/config/validation: validateServer' },
  why: `
Istio refuses the Gateway: an HTTPS or TLS port needs \`tls\` with a mode, \`SIMPLE\` with a certificate to terminate TLS,
or \`PASSTHROUGH\` to pass it through.
`,

  check(server, path, report) {
    if (server.tls || hasPortFault(server) || !isTlsProtocol(server.port?.protocol ?? '')) return
    const protocol = [...path, 'port', 'protocol']
    const plain = server.port?.protocol.toUpperCase() === 'HTTPS' ? 'HTTP' : 'TCP'
    report({
      path: protocol,
      message: `A server with the protocol ${server.port?.protocol} needs TLS settings.`,
      fix: askingFix(
        'Terminate TLS with a certificate…',
        { label: 'Secret with the certificate', example: 'shop-certificate' },
        credentialName => [set([...path, 'tls'], { mode: 'SIMPLE', credentialName })],
      ),
      otherFixes: [
        fixOf('Pass TLS through', set([...path, 'tls'], { mode: 'PASSTHROUGH' })),
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
      credentialName: shop-certificate
`,
      },
    ],
    good: [httpsGateway, passthroughGateway],
  },
})
