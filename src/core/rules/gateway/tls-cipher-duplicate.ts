import { isCipherSuite } from '../../syntax/tls/cipher-suite.ts'
import { fixOf, removeItems } from '../checks/fixes.ts'
import { tlsRule } from './gateway-rule.ts'
import { mutualFiles } from './good-examples.ts'

export const tlsCipherDuplicate = tlsRule({
  id: 'gateway/tls-cipher-duplicate',
  severity: 'warning',
  title: 'Duplicate cipher suites',
  source: { istio: 'pkg/config/validation: validateTLSOptions' },
  why: `
Istio ignores the duplicates. Remove them.
`,
  onlyWith: ['cipherSuites'],

  check({ cipherSuites }, path, report) {
    const list = [...path, 'cipherSuites']
    const repeated = cipherSuites.flatMap((it, i) =>
      isCipherSuite(it) && cipherSuites.indexOf(it) < i ? [i] : [],
    )
    const [first] = repeated
    if (first === undefined) return
    report({
      path: [...list, first],
      message: `The cipher suite "${cipherSuites[first]}" is a duplicate${repeated.length > 1 ? ', and so are others' : ''}.`,
      fix: fixOf('Remove the duplicates', ...removeItems(list, repeated)),
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
      - AES256-SHA
#       ^^^^^^^^^^
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
