import { celRule, presentOf } from './cel-rule.ts'
import { goodAuthorizationPolicy } from './good-policies.ts'
import { listInWords } from './words.ts'

export const celServiceAccountsAlone = celRule(
  'service-accounts-alone',
  {
    id: 'schema/cel-service-accounts-alone',
    title: 'Service accounts beside principals or namespaces',
    why: `
A service account names a namespace and an identity already; the API server refuses principals and namespaces beside it.
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
    return { part: 'key', message: `${listInWords(accounts)} cannot stand beside ${listInWords(others)}.` }
  },
)
