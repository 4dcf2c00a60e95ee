import { matchHeaderFault } from '../../syntax/http/header-name.ts'
import { shopRoutes } from './good-examples.ts'
import { httpMatchRule } from './virtual-service-rule.ts'

export const matchHeaderName = httpMatchRule({
  id: 'virtual-service/match-header-name',
  severity: 'error',
  title: 'Malformed header name in a match',
  source: { istio: 'pkg/config/validation: validateHTTPRouteMatchRequest' },
  why: `
Istio refuses the VirtualService. A header's name has letters, digits and hyphens, and no spaces; it is best written in lower
case, as Envoy has it. A JWT claim is \`@request.auth.claims\` and the claim behind a dot or in brackets.
`,

  check(match, path, report) {
    for (const field of ['headers', 'withoutHeaders'] as const)
      for (const name of Object.keys(match[field])) {
        const fault = matchHeaderFault(name)
        if (!fault) continue
        report({
          path: [...path, field, name],
          part: 'key',
          message: `"${name}" is not a header that can be matched: ${fault}.`,
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
