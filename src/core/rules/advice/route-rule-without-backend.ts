import { attachedShop } from '../attachment/good-attachment.ts'
import { routeRule } from '../attachment/route-rule.ts'

export const routeRuleWithoutBackend = routeRule({
  id: 'advice/route-rule-without-backend',
  severity: 'warning',
  title: 'Rule of a route that sends requests nowhere',
  source: {
    advice: 'Istio answers every request of such a rule with 500; the status of the route is fine.',
    seenIn: 'pilot/pkg/config/kube/gateway: convertHTTPRoute',
  },
  why: `
A rule without \`backendRefs\`, or with weights that are all 0, answers with 500. One that redirects needs none. Give it a backend, or remove the
rule: requests that no rule takes are answered with 404.
`,
  kinds: ['HTTPRoute', 'GRPCRoute'],

  check(_, { rules }, report) {
    for (const { path, filters, backendRefs } of rules) {
      if (backendRefs.some(it => it.weight > 0)) continue
      if (filters.some(it => it.type === 'RequestRedirect')) continue
      report({
        path: backendRefs.length > 0 ? [...path, 'backendRefs'] : path,
        part: 'key',
        message:
          backendRefs.length > 0
            ? 'All weights are 0, so every request is answered with 500.'
            : 'The rule has no backend, so every request is answered with 500.',
      })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
spec:
  rules:
  - matches: [{ path: { value: /cart } }]
    backendRefs: [{ name: cart, port: 80, weight: 0 }]
#   ^^^^^^^^^^^
`,
      },
    ],
    good: [attachedShop],
  },
})
