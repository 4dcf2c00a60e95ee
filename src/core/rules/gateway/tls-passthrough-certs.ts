import { fixOf, remove } from '../checks/fixes.ts'
import { tlsRule } from './gateway-rule.ts'
import { passthroughGateway } from './good-examples.ts'
import { certificateFields, isPassthrough } from './tls-view.ts'

export const tlsPassthroughCerts = tlsRule({
  id: 'gateway/tls-passthrough-certs',
  severity: 'warning',
  title: 'Certificates that are ignored',
  source: { istio: 'pkg/config/validation: validateTLSOptions' },
  why: `
In this mode the gateway does not terminate TLS, so it ignores the certificates. Without \`mode\` the mode is
\`PASSTHROUGH\`. Set the mode to \`SIMPLE\` to use them, or remove them.
`,

  check(tls, path, report) {
    const fields = isPassthrough(tls) ? certificateFields(tls) : []
    const [first] = fields
    if (!first) return
    report({
      path: [...path, first],
      part: 'key',
      message: `${fields.join(', ')} ${fields.length > 1 ? 'are' : 'is'} ignored, because the mode is ${tls.mode}.`,
      fix: fixOf('Remove the certificate fields', ...fields.map(it => remove([...path, it]))),
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
spec:
  servers:
  - port: { number: 443, name: https, protocol: HTTPS }
    tls:
      mode: PASSTHROUGH
      credentialName: shop
#     ^^^^^^^^^^^^^^
`,
        fixed: `
kind: Gateway
spec:
  servers:
  - port: { number: 443, name: https, protocol: HTTPS }
    tls:
      mode: PASSTHROUGH
`,
      },
    ],
    good: [passthroughGateway],
  },
})
