import { celRule, presentOf } from './cel-rule.ts'
import { goodAuthorizationPolicy } from './good-policies.ts'
import { listInWords } from './words.ts'

export const celServiceAccountsAlone = celRule(
  'service-accounts-alone',
  {
    id: 'schema/cel-service-accounts-alone',
    title: 'Service accounts beside principals or namespaces',
    why: `
The API server refuses the object: a service account already implies its namespace and principal.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: AuthorizationPolicy
spec:
  rules:
  - from:
    - source:
#     ^^^^^^
        serviceAccounts: [shop/web]
        namespaces: [shop]
`,
        },
      ],
      good: [goodAuthorizationPolicy],
    },
  },
  ({ value }) => {
    const accounts = presentOf(value, ['serviceAccounts', 'notServiceAccounts'])
    const others = presentOf(value, ['principals', 'notPrincipals', 'namespaces', 'notNamespaces'])
    if (!accounts.length || !others.length) return undefined
    return {
      part: 'key',
      message: `${listInWords(accounts)} cannot be combined with ${listInWords(others)}.`,
    }
  },
)
