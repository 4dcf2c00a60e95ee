import { tlsRule } from './gateway-rule.ts'
import { httpsGateway, mutualFiles } from './good-examples.ts'
import { certificatePairs, usesFiles } from './tls-view.ts'

export const tlsPrivateKey = tlsRule({
  id: 'gateway/tls-private-key',
  severity: 'error',
  title: 'TLS without a private key',
  source: { istio: 'pkg/config/validation: validateTLSOptions' },
  why: `
Istio refuses the Gateway: to terminate TLS it needs the private key of the certificate. Name a Secret in
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
        message: at.length > 0 ? 'The entry has no privateKey.' : `${tls.mode} needs a private key.`,
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
