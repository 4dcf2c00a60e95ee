import { terminates } from '../../istio/gateway-api/read-listeners.ts'
import { parentsOf } from '../../istio/gateway-api/route-parents.ts'
import { isHostWithin } from '../../model/hosts.ts'
import { attachedShop } from '../attachment/good-attachment.ts'
import { routeRule } from '../attachment/route-rule.ts'

export const serverNameNotCompared = routeRule({
  id: 'advice/server-name-not-compared',
  severity: 'warning',
  title: 'Hostname of a TLSRoute where the listener ends TLS',
  source: {
    advice:
      'Where the listener ends TLS Istio routes plain bytes, without the server name: any name that the listener takes goes to the first route.',
    seenIn: 'pilot/pkg/networking/core: buildGatewayNetworkFiltersFromTCPRoutes',
  },
  why: `
Connections for other server names go to this route too, as far as the listener's own hostname takes them, and of several routes the first gets all.
Give the listener this hostname, with a listener for each, or let it pass TLS through (\`mode: Passthrough\`): then names count.
`,
  kinds: ['TLSRoute'],

  check(model, route, report) {
    const ended = parentsOf(model, route).flatMap(it =>
      it.listeners.filter(own => !own.denial && terminates(own.listener)),
    )
    route.hostnames.forEach((hostname, i) => {
      const wider = ended.find(({ listener }) => {
        const own = listener.hostname ?? '*'
        return isHostWithin(hostname, own) && !isHostWithin(own, hostname)
      })
      if (!wider) return
      const { name, hostname: own } = wider.listener
      report({
        path: ['spec', 'hostnames', i],
        message: `Listener ${name} ends TLS, so every server name that it takes, ${own ?? 'which is any'}, goes here, not \`${hostname}\` alone.`,
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
  - name: db
    port: 5432
    protocol: TLS
    hostname: "*.example.com"
    tls: { options: { gateway.istio.io/tls-terminate-mode: ISTIO_SIMPLE } }
---
apiVersion: gateway.networking.k8s.io/v1
kind: TLSRoute
metadata: { name: db, namespace: shop }
spec:
  parentRefs: [{ name: public }]
  hostnames: [db.example.com]
#             ^^^^^^^^^^^^^^
  rules: [{ backendRefs: [{ name: db, port: 5432 }] }]
`,
      },
    ],
    good: [attachedShop],
  },
})
