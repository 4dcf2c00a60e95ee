import { terminates } from '../../istio/gateway-api/read-listeners.ts'
import { parentsOf } from '../../istio/gateway-api/route-parents.ts'
import { attachedShop } from '../attachment/good-attachment.ts'
import { routeRule } from '../attachment/route-rule.ts'

export const hostnameBelowCertificate = routeRule({
  id: 'advice/hostname-below-certificate',
  severity: 'info',
  title: 'Hostname several labels below the wildcard of its listener',
  source: {
    advice:
      'A wildcard of a listener takes names with any number of labels before its own. That of a certificate stands for one label (RFC 6125).',
    seenIn: 'pilot/pkg/config/kube/gateway: hostnamesMatch',
  },
  why: `
The route is attached and requests find it, but a certificate for \`*.example.com\` is good for \`a.example.com\` and not for \`a.b.example.com\`: browsers
refuse the connection. Let the certificate name the hostname or its own wildcard, or add a listener for it with a certificate of its own.
`,
  kinds: ['HTTPRoute', 'GRPCRoute'],

  check(model, route, report) {
    const ended = parentsOf(model, route).flatMap(it =>
      it.listeners.filter(own => !own.denial && own.listener.isServed && terminates(own.listener)),
    )
    route.hostnames.forEach((hostname, i) => {
      const found = ended.filter(it => it.hostnames.includes(hostname))
      const isCovered = found.some(({ listener }) => labelsBelow(hostname, listener.hostname) < 2)
      const [first] = found
      if (!first || isCovered) return
      report({
        path: ['spec', 'hostnames', i],
        message: `Listener ${first.listener.name} takes \`${hostname}\`, but a certificate for \`${first.listener.hostname}\` is good for one label before it alone.`,
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
  - name: https
    port: 443
    protocol: HTTPS
    hostname: "*.example.com"
    tls: { options: { gateway.istio.io/tls-terminate-mode: ISTIO_SIMPLE } }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: cart, namespace: shop }
spec:
  parentRefs: [{ name: public }]
  hostnames: [cart.shop.example.com]
#             ^^^^^^^^^^^^^^^^^^^^^
  rules: [{ backendRefs: [{ name: cart, port: 80 }] }]
`,
      },
    ],
    good: [attachedShop],
  },
})

/** How many labels a name has before that of a wildcard; one for every other listener. */
function labelsBelow(hostname: string, wildcard: string | undefined): number {
  if (!wildcard?.startsWith('*.') || !hostname.endsWith(wildcard.slice(1))) return 1
  return hostname.slice(0, -wildcard.length + 1).split('.').length
}
