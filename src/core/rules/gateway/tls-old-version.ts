import { fixOf, set } from '../checks/fixes.ts'
import { tlsRule } from './gateway-rule.ts'
import { mutualFiles } from './good-examples.ts'

export const tlsOldVersion = tlsRule({
  id: 'gateway/tls-old-version',
  severity: 'warning',
  title: 'Old TLS version without cipher suites',
  source: { istio: 'pkg/config/validation: validateTLSOptions' },
  why: `
The cipher suites that Envoy offers by itself no longer go with TLS 1.0 and 1.1, so clients of these versions cannot connect
after all. Set \`minProtocolVersion\` to \`TLSV1_2\`, or list suites for the old ones in \`cipherSuites\`.
`,

  check({ minProtocolVersion, cipherSuites }, path, report) {
    if (cipherSuites.length > 0 || !['TLSV1_0', 'TLSV1_1'].includes(minProtocolVersion)) return
    const version = [...path, 'minProtocolVersion']
    report({
      path: version,
      message: `${minProtocolVersion} needs cipher suites of its own; none are listed.`,
      fix: fixOf('Ask for TLS 1.2 at least', set(version, 'TLSV1_2')),
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
spec:
  servers:
  - tls: { mode: SIMPLE, credentialName: shop, minProtocolVersion: TLSV1_1 }
#                                                                  ^^^^^^^
`,
        fixed: `
kind: Gateway
spec:
  servers:
  - tls: { mode: SIMPLE, credentialName: shop, minProtocolVersion: TLSV1_2 }
`,
      },
    ],
    good: [mutualFiles],
  },
})
