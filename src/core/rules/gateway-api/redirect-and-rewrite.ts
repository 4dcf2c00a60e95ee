import { celRule, textEntry } from '../schema/cel-rule.ts'
import { goodHttpRoute } from '../schema/good-gateway-api.ts'
import { listOf } from './list-of.ts'

export const redirectAndRewrite = celRule(
  'redirect-or-rewrite',
  {
    id: 'gateway-api/redirect-and-rewrite',
    title: 'Redirect and rewrite in one rule',
    why: `
The API server refuses the object: a request that is answered with a redirect goes nowhere, so nothing of it can be rewritten.
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
    - type: URLRewrite
#           ^^^^^^^^^^
      urlRewrite: { hostname: shop.example.com }
`,
        },
      ],
      good: [goodHttpRoute],
    },
  },
  ({ path, value }) => {
    const types = listOf(value).map(it => textEntry(it, 'type'))
    const i = types.indexOf('URLRewrite')
    return i < 0 || !types.includes('RequestRedirect')
      ? undefined
      : { path: [...path, i, 'type'], message: 'RequestRedirect and URLRewrite cannot stand side by side.' }
  },
)
