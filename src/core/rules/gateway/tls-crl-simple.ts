import { fixOf, remove } from '../checks/fixes.ts'
import { tlsRule } from './gateway-rule.ts'
import { mutualFiles } from './good-examples.ts'
import { usesFiles } from './tls-view.ts'

export const tlsCrlSimple = tlsRule({
  id: 'gateway/tls-crl-simple',
  severity: 'error',
  title: '`caCrl` with the mode SIMPLE',
  source: { istio: 'pkg/config/validation: validateTLSOptions' },
  why: `
Istio refuses the Gateway: \`caCrl\` lists revoked client certificates, and with \`SIMPLE\` clients show none. Remove it, or
set the mode to \`MUTUAL\`.
`,
  onlyWith: ['caCrl'],

  check(tls, path, report) {
    if (tls.mode !== 'SIMPLE' || !usesFiles(tls) || tls.caCrl === '') return
    report({
      path: [...path, 'caCrl'],
      part: 'key',
      message: 'caCrl cannot be combined with the mode SIMPLE.',
      fix: fixOf('Remove caCrl', remove([...path, 'caCrl'])),
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
      serverCertificate: /etc/certs/tls.crt
      privateKey: /etc/certs/tls.key
      caCrl: /etc/certs/ca.crl
#     ^^^^^
`,
        fixed: `
kind: Gateway
spec:
  servers:
  - tls:
      mode: SIMPLE
      serverCertificate: /etc/certs/tls.crt
      privateKey: /etc/certs/tls.key
`,
      },
    ],
    good: [mutualFiles],
  },
})
