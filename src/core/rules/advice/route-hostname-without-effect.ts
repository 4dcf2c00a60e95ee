import { parentsOf } from '../../istio/gateway-api/route-parents.ts'
import { hostsOverlap } from '../../model/hosts.ts'
import { attachedShop } from '../attachment/good-attachment.ts'
import { routeRule } from '../attachment/route-rule.ts'

export const routeHostnameWithoutEffect = routeRule({
  id: 'advice/route-hostname-without-effect',
  severity: 'warning',
  title: 'Hostname of a route that no listener of it serves',
  source: {
    advice:
      'A route is attached as soon as one of its hostnames fits; the others are dropped silently, also where a listener with a closer hostname has them.',
    seenIn: 'pilot/pkg/config/kube/gateway: hostnameAllowedByIsolation',
  },
  why: `
The route is attached, and its status is fine, but requests for this hostname do not find it. Either no listener that takes the route is for
the hostname, or another listener of the Gateway is closer to it and gets its requests. Attach the route to that listener, or remove the hostname.
`,
  kinds: ['HTTPRoute', 'GRPCRoute', 'TLSRoute'],

  check(model, route, report) {
    const listeners = parentsOf(model, route).flatMap(it => it.listeners.filter(one => !one.denial))
    if (listeners.length === 0) return
    route.hostnames.forEach((hostname, i) => {
      const fitting = listeners.filter(({ listener }) => hostsOverlap(hostname, listener.hostname ?? '*'))
      if (fitting.some(it => route.kind === 'TLSRoute' || it.hostnames.includes(hostname))) return
      const names = [...new Set(listeners.map(it => it.listener.name))].slice(0, 4).join(', ')
      report({
        path: ['spec', 'hostnames', i],
        message:
          fitting.length > 0
            ? `Requests for \`${hostname}\` go to a listener with a closer hostname, which this route is not attached to.`
            : `No listener that takes the route is for \`${hostname}\`: it is attached to ${names}.`,
      })
    })
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
  listeners:
  - { name: any, port: 80, protocol: HTTP, hostname: "*.example.com" }
  - { name: shop, port: 80, protocol: HTTP, hostname: shop.example.com }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: cart, namespace: shop }
spec:
  parentRefs: [{ name: public, sectionName: any }]
  hostnames:
  - cart.example.com
  - shop.example.com
#   ^^^^^^^^^^^^^^^^
  - example.com
#   ^^^^^^^^^^^
`,
      },
    ],
    good: [attachedShop],
  },
})
