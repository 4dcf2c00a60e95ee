import { fixOf, remove } from '../checks/fixes.ts'
import { tlsRule } from './gateway-rule.ts'
import { istioMutualGateway } from './good-examples.ts'
import { certificateFields } from './tls-view.ts'

export const tlsIstioMutualFields = tlsRule({
  id: 'gateway/tls-istio-mutual-fields',
  severity: 'error',
  title: 'Certificate with the mode ISTIO_MUTUAL',
  source: { istio: 'pkg/config/validation: validateTLSOptions' },
  why: `
Istio refuses the Gateway: with \`ISTIO_MUTUAL\` the gateway uses the certificate that Istio issues. Remove the field, or
set the mode to \`SIMPLE\` or \`MUTUAL\` to use another certificate.
`,

  check(tls, path, report) {
    if (tls.mode !== 'ISTIO_MUTUAL') return
    for (const field of certificateFields(tls)) {
      if (field === 'caCrl') continue
      const at = [...path, field]
      report({
        path: at,
        part: 'key',
        message: `${field} cannot be combined with the mode ISTIO_MUTUAL.`,
        fix: fixOf(`Remove ${field}`, remove(at)),
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
  - tls:
      mode: ISTIO_MUTUAL
      credentialName: shop
#     ^^^^^^^^^^^^^^
`,
        fixed: `
kind: Gateway
spec:
  servers:
  - tls:
      mode: ISTIO_MUTUAL
`,
      },
    ],
    good: [istioMutualGateway],
  },
})
