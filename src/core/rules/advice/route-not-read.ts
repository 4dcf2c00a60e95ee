import { attachedShop } from '../attachment/good-attachment.ts'
import { defineRule } from '../define-rule.ts'

export const routeNotRead = defineRule({
  id: 'advice/route-not-read',
  severity: 'warning',
  layer: 'advice',
  scope: 'object',
  kinds: ['UDPRoute'],
  title: 'UDPRoute, which Istio does not read',
  source: {
    advice:
      'Istio reads HTTPRoutes, GRPCRoutes, TLSRoutes and TCPRoutes. A UDPRoute gets no status and does nothing.',
    seenIn: 'pilot/pkg/config/kube/gateway: NewController',
  },
  why: `
Nothing is routed by it, and no status says so. Neither does Istio serve a listener for UDP. Let a Service of type LoadBalancer take UDP past the gateway,
or use another controller for it.
`,

  check(_, report) {
    report({ path: ['kind'], message: 'Istio reads no UDPRoute: it has no effect and gets no status.' })
  },

  examples: {
    bad: [
      {
        yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: UDPRoute
#     ^^^^^^^^
spec:
  rules: [{ backendRefs: [{ name: dns, port: 53 }] }]
`,
      },
    ],
    good: [attachedShop],
  },
})
