import { tlsRule } from './gateway-rule.ts'
import { mutualFiles } from './good-examples.ts'
import { isMutual, usesFiles } from './tls-view.ts'

export const tlsCaRequired = tlsRule({
  id: 'gateway/tls-ca-required',
  severity: 'error',
  title: 'Mutual TLS without CA certificates',
  source: { istio: 'pkg/config/validation: validateTLSOptions' },
  why: `
Istio refuses the Gateway: with \`MUTUAL\` and \`OPTIONAL_MUTUAL\` the gateway verifies the certificates of clients. Name
the file with the CA certificates in \`caCertificates\`, or a Secret that holds them in \`credentialName\`.
`,

  check(tls, path, report) {
    if (!usesFiles(tls) || !isMutual(tls.mode) || tls.caCertificates !== '') return
    report({
      path: [...path, 'mode'],
      message: `${tls.mode} needs caCertificates to verify clients.`,
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
spec:
  servers:
  - tls:
      mode: MUTUAL
#           ^^^^^^
      serverCertificate: /etc/certs/tls.crt
      privateKey: /etc/certs/tls.key
`,
      },
    ],
    good: [mutualFiles],
  },
})
