import { tlsRule } from './gateway-rule.ts'
import { mutualFiles } from './good-examples.ts'
import { usesFiles } from './tls-view.ts'

export const tlsTooManyCerts = tlsRule({
  id: 'gateway/tls-too-many-certs',
  severity: 'warning',
  title: 'More than two certificates on a server',
  source: { istio: 'pkg/config/validation: validateTLSOptions' },
  why: `
Istio uses at most two certificates, typically one with an RSA key and one with an elliptic-curve key. Remove the
others.
`,
  onlyWith: ['tlsCertificates'],

  check(tls, path, report) {
    if (!usesFiles(tls) || tls.tlsCertificates.length <= 2) return
    report({
      path: [...path, 'tlsCertificates'],
      part: 'key',
      message: `A server can have at most 2 certificates, not ${tls.tlsCertificates.length}.`,
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
      mode: SIMPLE
      tlsCertificates:
#     ^^^^^^^^^^^^^^^
      - { serverCertificate: /etc/a.crt, privateKey: /etc/a.key }
      - { serverCertificate: /etc/b.crt, privateKey: /etc/b.key }
      - { serverCertificate: /etc/c.crt, privateKey: /etc/c.key }
`,
      },
    ],
    good: [mutualFiles],
  },
})
