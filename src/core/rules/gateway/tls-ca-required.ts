import { tlsRule } from './gateway-rule.ts'
import { mutualFiles } from './good-examples.ts'
import { isMutual, usesFiles } from './tls-view.ts'

export const tlsCaRequired = tlsRule({
  id: 'gateway/tls-ca-required',
  severity: 'error',
  title: 'Client certificates without a CA to verify them',
  source: { istio: 'pkg/config/validation: validateTLSOptions' },
  why: `
Istio refuses the Gateway: with \`MUTUAL\` and \`OPTIONAL_MUTUAL\` the gateway verifies clients, and needs the CA's certificates
for that. Name their file in \`caCertificates\`, or use a Secret (\`credentialName\`) that holds them.
`,

  check(tls, path, report) {
    if (!usesFiles(tls) || !isMutual(tls.mode) || tls.caCertificates !== '') return
    report({
      path: [...path, 'mode'],
      message: `${tls.mode} needs caCertificates to verify the clients with.`,
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
