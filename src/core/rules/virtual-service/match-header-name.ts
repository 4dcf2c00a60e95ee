import { matchHeaderFault } from '../../syntax/http/header-name.ts'
import { shopRoutes } from './good-examples.ts'
import { httpMatchRule } from './virtual-service-rule.ts'

export const matchHeaderName = httpMatchRule({
  id: 'virtual-service/match-header-name',
  severity: 'error',
  title: 'Invalid header name in a match',
  source: { istio: 'pkg/config/validation: validateHTTPRouteMatchRequest' },
  why: `
Istio refuses the VirtualService. The name of a header has letters, digits and hyphens, without spaces; Envoy sees all
names in lower case. For a JWT claim write \`@request.auth.claims\`, then the claim after a dot or in brackets.
`,
  onlyWith: ['headers', 'withoutHeaders'],

  check(match, path, report) {
    for (const field of ['headers', 'withoutHeaders'] as const)
      for (const name of Object.keys(match[field])) {
        const fault = matchHeaderFault(name)
        if (!fault) continue
        report({
          path: [...path, field, name],
          part: 'key',
          message: `"${name}" is not a valid header name: ${fault}.`,
        })
      }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - match:
    - headers:
        user agent: { prefix: Mozilla }
#       ^^^^^^^^^^
`,
      },
    ],
    good: [shopRoutes],
  },
})
