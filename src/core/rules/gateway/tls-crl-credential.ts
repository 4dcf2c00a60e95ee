import { fixOf, remove } from '../checks/fixes.ts'
import { tlsRule } from './gateway-rule.ts'
import { passthroughGateway } from './good-examples.ts'
import { hasCredential, isTerminating } from './tls-view.ts'

export const tlsCrlCredential = tlsRule({
  id: 'gateway/tls-crl-credential',
  severity: 'error',
  title: '`caCrl` and `credentialName` together',
  source: { istio: 'pkg/config/validation: validateTLSOptions' },
  why: `
Istio refuses the Gateway: with \`credentialName\` the revocation list is part of the Secret, under the key \`ca.crl\`.
Remove \`caCrl\`.
`,
  onlyWith: ['caCrl'],

  check(tls, path, report) {
    // Where TLS is ended with a Secret, Istio stops before it comes to the list.
    if (tls.mode === 'ISTIO_MUTUAL' || (isTerminating(tls) && hasCredential(tls))) return
    if (tls.caCrl === '' || tls.credentialName === '') return
    report({
      path: [...path, 'caCrl'],
      part: 'key',
      message: 'caCrl cannot be combined with credentialName.',
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
      mode: PASSTHROUGH
      credentialName: shop
      caCrl: /etc/certs/ca.crl
#     ^^^^^
`,
        fixed: `
kind: Gateway
spec:
  servers:
  - tls:
      mode: PASSTHROUGH
      credentialName: shop
`,
      },
    ],
    good: [passthroughGateway],
  },
})
