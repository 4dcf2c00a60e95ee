import { fixOf, remove } from '../checks/fixes.ts'
import { celRule, entry, has } from '../schema/cel-rule.ts'
import { goodHttpRoute } from '../schema/good-gateway-api.ts'
import { listOf } from './list-of.ts'

export const redirectWithBackends = celRule(
  'redirect-without-backends',
  {
    id: 'gateway-api/redirect-with-backends',
    title: 'Redirect beside destinations',
    why: `
The API server refuses the object: a rule answers with a redirect or sends the request to \`backendRefs\`, not both.
`,
    examples: {
      bad: [
        {
          yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
spec:
  rules:
  - filters:
    - type: RequestRedirect
      requestRedirect: { scheme: https }
#     ^^^^^^^^^^^^^^^
    backendRefs: [{ name: shop, port: 80 }]
`,
          fixed: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
spec:
  rules:
  - filters:
    - type: RequestRedirect
      requestRedirect: { scheme: https }
`,
        },
      ],
      good: [goodHttpRoute],
    },
  },
  ({ path, value }) => {
    const i = listOf(entry(value, 'filters')).findIndex(it => has(it, 'requestRedirect'))
    if (i < 0 || listOf(entry(value, 'backendRefs')).length === 0) return undefined
    return {
      path: [...path, 'filters', i, 'requestRedirect'],
      part: 'key',
      message: 'A rule with a redirect cannot have `backendRefs`.',
      fix: fixOf('Remove the destinations', remove([...path, 'backendRefs'])),
    }
  },
)
