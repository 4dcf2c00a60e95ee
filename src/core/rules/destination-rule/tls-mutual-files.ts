import { clientTlsRule } from './destination-rule-rule.ts'
import { clientCertificate } from './good-examples.ts'

/** A rule about a file that MUTUAL needs. */
function mutualFileRule(field: 'clientCertificate' | 'privateKey', id: string, what: string) {
  return clientTlsRule({
    id: `destination-rule/${id}`,
    severity: 'error',
    title: `Mutual TLS without a ${what}`,
    source: { istio: 'pkg/config/validation/agent: ValidateTLS' },
    why: `
Istio refuses the DestinationRule: with \`MUTUAL\` the client shows a certificate of its own, and needs its private key.
Name the files in \`clientCertificate\` and \`privateKey\`, or a Secret in \`credentialName\`. \`ISTIO_MUTUAL\` uses the certificate
that Istio issues.
`,

    check(tls, path, report) {
      if (tls.mode !== 'MUTUAL' || tls.credentialName !== '' || tls[field] !== '') return
      report({ path: [...path, 'mode'], message: `MUTUAL needs a ${what}.` })
    },

    examples: {
      bad: [
        {
          yaml: `
kind: DestinationRule
spec:
  trafficPolicy:
    tls:
      mode: MUTUAL
#           ^^^^^^
`,
        },
      ],
      good: [clientCertificate],
    },
  })
}

export const tlsClientCertRule = mutualFileRule('clientCertificate', 'tls-client-cert', 'client certificate')
export const tlsPrivateKeyRule = mutualFileRule('privateKey', 'tls-private-key', 'private key')
