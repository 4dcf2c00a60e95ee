import { placesLostToNamesake } from '../../istio/gateway-api/generate-routes.ts'
import { generatedName, kindsLookedAt } from '../../istio/gateway-api/kinds.ts'
import { effective } from '../../model/model.ts'
import { attachedShop } from '../attachment/good-attachment.ts'
import { askingFix, set } from '../checks/fixes.ts'
import { translationRule } from '../references/analysis-rule.ts'

export const routeOfSameName = translationRule({
  id: 'advice/route-of-same-name',
  severity: 'warning',
  title: 'GRPCRoute with the name of an HTTPRoute',
  source: {
    advice:
      'Istio keeps what it makes of HTTPRoutes and GRPCRoutes by their names alone. Of two of one name and namespace it looks at the HTTPRoute, and the GRPCRoute gets lost, though the status of both is fine.',
    seenIn: 'pilot/pkg/config/kube/gateway: mergeHTTPRoutes',
  },
  why: `
Each hostname at each listener is a part of a route, and the first, second and further part of the GRPCRoute is hidden by that of the HTTPRoute with the same number. It comes in only
together with another route for the same hostname there, and then perhaps not before that one changes. Give one of the two another name.
`,
  reads: kindsLookedAt,
  about: ['GRPCRoute'],

  check(model, report) {
    for (const route of effective(model, 'GRPCRoute')) {
      if (!model.find('HTTPRoute', route.namespace, route.name)) continue
      const places = placesLostToNamesake(model, route)
      if (places.length === 0) continue
      const lost = places.filter(it => it.isLost).map(wordsOf)
      const rest = lost.length > 3 ? ` and ${lost.length - 3} more` : ''
      report(route, {
        path: ['metadata', 'name'],
        message:
          lost.length > 0
            ? `HTTPRoute ${route.name} has the same name, so Istio leaves this route out for ${lost.slice(0, 3).join(', ')}${rest}. Rename one of the two.`
            : `HTTPRoute ${route.name} has the same name. Istio takes the one for the other: this route may come into force only when the other is changed. Rename one of the two.`,
        fix: askingFix('Rename the GRPCRoute…', { label: 'Name', example: `${route.name}-grpc` }, name => [
          set(['metadata', 'name'], name),
        ]),
      })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  gatewayClassName: istio
  listeners: [{ name: http, port: 80, protocol: HTTP }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: cart, namespace: shop }
spec:
  parentRefs: [{ name: public }]
  hostnames: [shop.example.com]
  rules: [{ backendRefs: [{ name: cart, port: 80 }] }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata: { name: cart, namespace: shop }
#                 ^^^^
spec:
  parentRefs: [{ name: public }]
  hostnames: [grpc.example.com]
  rules: [{ backendRefs: [{ name: cart, port: 90 }] }]
`,
        fixed: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  gatewayClassName: istio
  listeners: [{ name: http, port: 80, protocol: HTTP }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: cart, namespace: shop }
spec:
  parentRefs: [{ name: public }]
  hostnames: [shop.example.com]
  rules: [{ backendRefs: [{ name: cart, port: 80 }] }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata: { name: cart-grpc, namespace: shop }
spec:
  parentRefs: [{ name: public }]
  hostnames: [grpc.example.com]
  rules: [{ backendRefs: [{ name: cart, port: 90 }] }]
`,
      },
    ],
    good: [attachedShop],
  },
})

function wordsOf({ gateway, host }: { readonly gateway: string; readonly host: string }): string {
  if (gateway === 'mesh') return `${host} in the mesh`
  const [owner = '', listener = ''] = gateway.slice(gateway.indexOf('/') + 1).split(`~${generatedName}~`)
  const name = host === '*' ? 'every hostname' : host
  return `${name} on listener ${listener} of ${owner}`
}
