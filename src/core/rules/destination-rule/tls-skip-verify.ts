import { clientTlsRule } from './destination-rule-rule.ts'
import type { ClientTls } from './destination-rule-spec.ts'
import { clientCertificate } from './good-examples.ts'

type Verifying = 'caCertificates' | 'credentialName' | 'subjectAltNames'

/** A rule about fields that verify the server where nothing is to be verified. */
function skipVerifyRule(mode: 'SIMPLE' | 'MUTUAL', fields: readonly Verifying[]) {
  return clientTlsRule({
    id: `destination-rule/tls-skip-verify-${mode.toLowerCase()}`,
    severity: 'error',
    title: `Conflicting verification settings with ${mode}`,
    source: { istio: 'pkg/config/validation/agent: ValidateTLS' },
    why: `
Istio refuses the DestinationRule: with \`insecureSkipVerify\` Envoy does not verify the server, so fields for verification
contradict it. Remove \`insecureSkipVerify\`, which is the safe choice, or ${fields.map(it => `\`${it}\``).join(', ')}.
`,

    onlyWith: ['insecureSkipVerify'],
    check(tls, path, report) {
      if (tls.mode !== mode || !tls.insecureSkipVerify) return
      const present = fields.filter(it => isSet(tls, it))
      if (present.length === 0) return
      report({
        path: [...path, 'insecureSkipVerify'],
        part: 'key',
        message: `insecureSkipVerify cannot be combined with ${present.join(' and ')}.`,
      })
    },

    examples: {
      bad: [
        {
          yaml: `
kind: DestinationRule
spec:
  trafficPolicy:
    tls:
      mode: ${mode}
      insecureSkipVerify: true
#     ^^^^^^^^^^^^^^^^^^
      subjectAltNames: [api.example.com]
`,
        },
      ],
      good: [clientCertificate],
    },
  })
}

export const tlsSkipVerifySimpleRule = skipVerifyRule('SIMPLE', [
  'caCertificates',
  'credentialName',
  'subjectAltNames',
])
export const tlsSkipVerifyMutualRule = skipVerifyRule('MUTUAL', ['caCertificates', 'subjectAltNames'])

function isSet(tls: ClientTls, field: Verifying): boolean {
  return tls[field].length > 0
}
