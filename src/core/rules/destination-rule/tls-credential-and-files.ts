import { fixOf, remove } from '../checks/fixes.ts'
import { clientTlsRule } from './destination-rule-rule.ts'
import { clientCertificate } from './good-examples.ts'

const files = ['clientCertificate', 'caCertificates', 'privateKey', 'caCrl'] as const

export const tlsCredentialAndFiles = clientTlsRule({
  id: 'destination-rule/tls-credential-and-files',
  severity: 'error',
  title: '`credentialName` and files together',
  source: { istio: 'pkg/config/validation/agent: ValidateTLS' },
  why: `
Istio refuses the DestinationRule: with \`credentialName\` all certificates come from the Secret. Remove it, or the files.
`,

  check(tls, path, report) {
    if (!['SIMPLE', 'MUTUAL'].includes(tls.mode) || tls.credentialName === '') return
    const present = files.filter(it => tls[it] !== '')
    if (present.length === 0) return
    report({
      path: [...path, 'credentialName'],
      part: 'key',
      message: `credentialName cannot be combined with ${present.join(' and ')}.`,
      fix: fixOf('Keep credentialName', ...present.map(it => remove([...path, it]))),
      otherFixes: [fixOf('Keep the files', remove([...path, 'credentialName']))],
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
      mode: SIMPLE
      credentialName: partner
#     ^^^^^^^^^^^^^^
      caCertificates: /etc/certs/ca.crt
`,
        fixed: `
kind: DestinationRule
spec:
  trafficPolicy:
    tls:
      mode: SIMPLE
      credentialName: partner
`,
      },
    ],
    good: [clientCertificate],
  },
})
