import { tlsRule } from './gateway-rule.ts'
import { httpsGateway, mutualFiles } from './good-examples.ts'
import { certificatePairs, usesFiles } from './tls-view.ts'

export const tlsPrivateKey = tlsRule({
  id: 'gateway/tls-private-key',
  severity: 'error',
  title: 'Ending TLS without a private key',
  source: { istio: 'pkg/config/validation: validateTLSOptions' },
  why: `
Istio refuses the Gateway: a certificate is of no use to a server without the key that belongs to it. Name a Secret in
\`credentialName\`, or the files in \`serverCertificate\` and \`privateKey\`.
`,

  check(tls, path, report) {
    if (!usesFiles(tls)) return
    for (const { pair, path: at } of certificatePairs(tls)) {
      if (pair.privateKey !== '') continue
      const certificate = [...path, ...at, 'serverCertificate']
      report({
        path:
          pair.serverCertificate !== '' ? certificate : at.length > 0 ? [...path, ...at] : [...path, 'mode'],
        message: at.length > 0 ? 'The entry names no private key.' : `${tls.mode} needs a private key.`,
      })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
spec:
  servers:
  - tls:
      mode: SIMPLE
      serverCertificate: /etc/certs/tls.crt
#                        ^^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [httpsGateway, mutualFiles],
  },
})
