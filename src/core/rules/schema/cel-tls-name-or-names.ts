import { celRule, presentOf } from './cel-rule.ts'
import { keepOneOf } from './fixes.ts'
import { goodGateway } from './good-examples.ts'
import { fieldName, listInWords } from './words.ts'

export const celTlsNameOrNames = celRule(
  'tls-name-or-names',
  {
    id: 'schema/cel-tls-name-or-names',
    title: '`credentialName` and `credentialNames` together',
    why: `
The API server refuses the object, even if one of the fields is empty. \`credentialName\` names one Secret,
\`credentialNames\` names two. For two certificates list both Secrets in \`credentialNames\`.
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
      credentialName: shop
      credentialNames: [shop-rsa, shop-ecdsa]
`,
          fixed: `
kind: Gateway
spec:
  servers:
  - port: { number: 443, name: https, protocol: HTTPS }
    hosts: [shop.example.com]
    tls:
      mode: SIMPLE
      credentialName: shop
`,
        },
      ],
      good: [goodGateway],
    },
  },
  ({ path, value }) => {
    const present = presentOf(value, ['credentialName', 'credentialNames'])
    if (present.length < 2) return undefined
    return {
      part: 'key',
      message: `${fieldName(path)} may have only one of ${listInWords(present)}.`,
      ...keepOneOf(path, present),
    }
  },
)
