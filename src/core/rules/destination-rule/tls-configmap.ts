import { clientTlsRule } from './destination-rule-rule.ts'
import { clientCertificate } from './good-examples.ts'

const scheme = 'configmap://'

export const tlsConfigmap = clientTlsRule({
  id: 'destination-rule/tls-configmap',
  severity: 'error',
  title: 'Invalid ConfigMap for CA certificates',
  source: { istio: 'pkg/config/validation/agent: ValidateTLS' },
  why: `
Istio refuses the DestinationRule. A ConfigMap with CA certificates is named \`configmap://namespace/name\`, and must be
in the namespace of the DestinationRule.
`,

  check({ credentialName }, path, report, { namespace }) {
    if (!credentialName.startsWith(scheme)) return
    const parts = credentialName.slice(scheme.length).split('/')
    const [place = '', name = ''] = parts
    const isWhole = parts.length === 2 && place !== '' && name !== ''
    if (isWhole && place === namespace) return
    report({
      path: [...path, 'credentialName'],
      message: isWhole
        ? `The ConfigMap must be in the namespace ${namespace}, not ${place}.`
        : `"${credentialName}" does not have the form configmap://namespace/name.`,
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
metadata:
  namespace: shop
spec:
  trafficPolicy:
    tls: { mode: SIMPLE, credentialName: "configmap://security/ca" }
#                                        ^^^^^^^^^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [clientCertificate],
  },
})
