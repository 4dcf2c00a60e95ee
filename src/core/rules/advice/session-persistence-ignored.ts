import { mapsAt } from '../../model/read-value.ts'
import { attachedShop } from '../attachment/good-attachment.ts'
import { fixOf, remove } from '../checks/fixes.ts'
import { defineRule } from '../define-rule.ts'

export const sessionPersistenceIgnored = defineRule({
  id: 'advice/session-persistence-ignored',
  severity: 'warning',
  layer: 'advice',
  scope: 'object',
  kinds: ['HTTPRoute', 'GRPCRoute'],
  onlyWith: ['sessionPersistence'],
  title: 'Field sessionPersistence, which Istio ignores',
  source: {
    advice: 'Istio does not read the field, and the status of the route is fine.',
    seenIn: 'pilot/pkg/config/kube/gateway: convertHTTPRoute',
  },
  why: `
Requests of one session go to any Pod of the backend. In Istio a DestinationRule for the Service keeps them together, by
\`trafficPolicy.loadBalancer.consistentHash\` with a cookie or a header.
`,

  check(resource, report) {
    // The standard channel has no such field, which another rule tells.
    if (resource.channel !== 'experimental') return
    mapsAt(resource.spec, 'rules').forEach((rule, i) => {
      if (!('sessionPersistence' in rule)) return
      const path = ['spec', 'rules', i, 'sessionPersistence']
      report({
        path,
        part: 'key',
        message:
          'Istio ignores sessionPersistence. A DestinationRule with consistentHash keeps sessions together.',
        fix: fixOf('Remove sessionPersistence', remove(path)),
      })
    })
  },

  examples: {
    bad: [
      {
        yaml: `
# In the experimental channel:
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
spec:
  rules:
  - sessionPersistence: { type: Cookie, sessionName: shop }
#   ^^^^^^^^^^^^^^^^^^
    backendRefs: [{ name: cart, port: 80 }]
`,
        fixed: `
# In the experimental channel:
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
spec:
  rules:
  - backendRefs: [{ name: cart, port: 80 }]
`,
      },
    ],
    good: [attachedShop],
  },
})
