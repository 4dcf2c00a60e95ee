import { tlsRule } from './gateway-rule.ts'
import { httpsGateway, mutualFiles } from './good-examples.ts'
import { certificatePairs, usesFiles } from './tls-view.ts'

export const tlsServerCert = tlsRule({
  id: 'gateway/tls-server-cert',
  severity: 'error',
  title: 'TLS without a server certificate',
  source: { istio: 'pkg/config/validation: validateTLSOptions' },
  why: `
Istio refuses the Gateway: to terminate TLS it needs a certificate. Name a Secret in \`credentialName\`, or the files in
\`serverCertificate\` and \`privateKey\`.
`,

  check(tls, path, report) {
    if (!usesFiles(tls)) return
    for (const { pair, path: at } of certificatePairs(tls)) {
      if (pair.serverCertificate !== '') continue
      report({
        path: at.length > 0 ? [...path, ...at] : [...path, 'mode'],
        message:
          at.length > 0 ? 'The entry has no serverCertificate.' : `${tls.mode} needs a server certificate.`,
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
  - port: { number: 443, name: https, protocol: HTTPS }
    tls:
      mode: SIMPLE
#           ^^^^^^
`,
      },
    ],
    good: [httpsGateway, mutualFiles],
  },
})
