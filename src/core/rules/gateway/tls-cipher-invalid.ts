import { isCipherSuite } from '../../syntax/tls/cipher-suite.ts'
import { fixOf, removeItems } from '../checks/fixes.ts'
import { tlsRule } from './gateway-rule.ts'
import { mutualFiles } from './good-examples.ts'

export const tlsCipherInvalid = tlsRule({
  id: 'gateway/tls-cipher-invalid',
  severity: 'warning',
  title: 'Unknown cipher suites',
  source: { istio: 'pkg/config/validation: validateTLSOptions' },
  why: `
Istio ignores cipher suites that it does not know. If none remains, Envoy uses its default suites. The names are
OpenSSL's, in capitals.
`,
  onlyWith: ['cipherSuites'],

  check({ cipherSuites }, path, report) {
    const list = [...path, 'cipherSuites']
    const bad = cipherSuites.flatMap((it, i) => (isCipherSuite(it) ? [] : [i]))
    const [first] = bad
    if (first === undefined) return
    const names = bad.map(it => `"${cipherSuites[it]}"`).join(', ')
    report({
      path: [...list, first],
      message: `Istio ignores the unknown ${bad.length > 1 ? 'cipher suites' : 'cipher suite'} ${names}.`,
      fix: fixOf('Remove the unknown suites', ...removeItems(list, bad)),
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
      credentialName: shop
      cipherSuites:
      - AES256-SHA
      - TLS_AES_128_GCM_SHA256
#       ^^^^^^^^^^^^^^^^^^^^^^
      - aes128-sha
`,
        fixed: `
kind: Gateway
spec:
  servers:
  - tls:
      mode: SIMPLE
      credentialName: shop
      cipherSuites:
      - AES256-SHA
`,
      },
    ],
    good: [mutualFiles],
  },
})
