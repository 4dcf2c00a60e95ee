import { celRule, presentOf } from './cel-rule.ts'
import { keepOneOf } from './fixes.ts'
import { goodGateway } from './good-examples.ts'
import { fieldName, listInWords } from './words.ts'

export const celTlsNamesOrCerts = celRule(
  'tls-names-or-certificates',
  {
    id: 'schema/cel-tls-names-or-certs',
    title: '`tlsCertificates` and `credentialNames` together',
    why: `
The API server refuses the object: the certificates come from files (\`tlsCertificates\`) or from Secrets
(\`credentialNames\`), not from both.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: Gateway
spec:
  servers:
  - port: { number: 443, name: https, protocol: HTTPS }
    hosts: [shop.example.com]
    tls:
#   ^^^
      mode: SIMPLE
      credentialNames: [shop-rsa, shop-ecdsa]
      tlsCertificates:
      - serverCertificate: /etc/certs/tls.crt
        privateKey: /etc/certs/tls.key
`,
          fixed: `
kind: Gateway
spec:
  servers:
  - port: { number: 443, name: https, protocol: HTTPS }
    hosts: [shop.example.com]
    tls:
      mode: SIMPLE
      tlsCertificates:
      - serverCertificate: /etc/certs/tls.crt
        privateKey: /etc/certs/tls.key
`,
        },
      ],
      good: [goodGateway],
    },
  },
  ({ path, value }) => {
    const present = presentOf(value, ['tlsCertificates', 'credentialNames'])
    if (present.length < 2) return undefined
    return {
      part: 'key',
      message: `${fieldName(path)} may have only one of ${listInWords(present)}.`,
      ...keepOneOf(path, present),
    }
  },
)
