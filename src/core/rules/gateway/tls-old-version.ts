import { fixOf, set } from '../checks/fixes.ts'
import { tlsRule } from './gateway-rule.ts'
import { mutualFiles } from './good-examples.ts'

export const tlsOldVersion = tlsRule({
  id: 'gateway/tls-old-version',
  severity: 'warning',
  title: 'Old TLS version without cipher suites',
  source: { istio: 'pkg/config/validation: validateTLSOptions' },
  why: `
Clients that speak only TLS 1.0 or 1.1 still cannot connect: none of Envoy's default cipher suites work with these
versions. Set \`minProtocolVersion\` to \`TLSV1_2\`, or list suitable suites in \`cipherSuites\`.
`,
  onlyWith: ['minProtocolVersion'],

  check({ minProtocolVersion, cipherSuites }, path, report) {
    if (cipherSuites.length > 0 || !['TLSV1_0', 'TLSV1_1'].includes(minProtocolVersion)) return
    const version = [...path, 'minProtocolVersion']
    report({
      path: version,
      message: `${minProtocolVersion} needs cipherSuites that work with it; none are listed.`,
      fix: fixOf('Set the minimum version to TLS 1.2', set(version, 'TLSV1_2')),
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
