import { routeKinds } from '../../istio/gateway-api/kinds.ts'
import { readRoute } from '../../istio/gateway-api/read-route.ts'
import { parentsOf } from '../../istio/gateway-api/route-parents.ts'
import { translateRoute } from '../../istio/gateway-api/route-rules.ts'
import { mapsAt } from '../../model/read-value.ts'
import { attachedShop } from '../attachment/good-attachment.ts'
import { routeRule } from '../attachment/route-rule.ts'
import { fixOf, remove } from '../checks/fixes.ts'

export const routeLostByOneRule = routeRule({
  id: 'advice/route-lost-by-one-rule',
  severity: 'error',
  title: 'Route of which one rule takes all others away',
  source: {
    advice:
      'Istio translates a route whole or not at all. The parent still accepts it, and requests for its hosts are answered with 404.',
    seenIn: 'pilot/pkg/config/kube/gateway: convertHTTPRoute',
  },
  why: `
A filter that Istio does not have (\`ExtensionRef\`, \`ExternalAuth\`, or in a backend anything but header modifiers), a Service with a dot in its name, or a
backend without a port is no fault of one rule alone: every rule of the route is gone. Mend or remove that rule, or give it a route of its own,
so that the others work meanwhile.
`,
  kinds: routeKinds,

  check(model, route, report) {
    const { resource, rules } = route
    if (rules.length < 2) return
    const parents = parentsOf(model, route)
    const isMesh = parents.length > 0 && parents.every(it => it.mesh)
    const { rules: served, fault } = translateRoute(model, route, isMesh)
    if (served.length > 0 || !fault) return
    const without = (left: readonly number[]) => {
      const kept = mapsAt(resource.spec, 'rules').filter((_, i) => left.includes(i))
      const spec = { ...resource.spec, rules: kept }
      const changed = { ...resource, spec, value: { ...resource.value, spec } }
      return translateRoute(model, readRoute(changed), isMesh).rules.length > 0
    }
    const all = rules.map(it => it.index)
    const atFault = all.filter(it => !without([it]))
    const others = all.length - atFault.length
    for (const index of atFault) {
      const path = ['spec', 'rules', index]
      const isAlone = atFault.length === 1
      report({
        path,
        part: 'key',
        message: `Rule ${index + 1} cannot be used: ${fault.message} It takes the other ${others === 1 ? 'rule' : `${others} rules`} of the route away.`,
        ...(isAlone && {
          fix: fixOf(`Remove rule ${index + 1}, so that the others are served`, remove(path)),
        }),
      })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: cart, namespace: shop }
spec:
  parentRefs: [{ name: public }]
  rules:
  - matches: [{ path: { value: /secret } }]
#   ^^^^^^^
    filters: [{ type: ExtensionRef, extensionRef: { group: example.com, kind: Login, name: shop } }]
    backendRefs: [{ name: cart, port: 80 }]
  - backendRefs: [{ name: cart, port: 80 }]
`,
        fixed: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: cart, namespace: shop }
spec:
  parentRefs: [{ name: public }]
  rules:
  - backendRefs: [{ name: cart, port: 80 }]
`,
      },
    ],
    good: [attachedShop],
  },
})
