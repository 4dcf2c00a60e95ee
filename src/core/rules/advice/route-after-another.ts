import { builtGateways } from '../../istio/gateway-api/gateways.ts'
import { servedListeners } from '../../istio/gateway-api/generate-gateways.ts'
import { generatedVirtualServices } from '../../istio/gateway-api/generate-routes.ts'
import { kindsLookedAt } from '../../istio/gateway-api/kinds.ts'
import { terminates } from '../../istio/gateway-api/read-listeners.ts'
import { byAge } from '../../model/age.ts'
import { textsAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { attachedShop } from '../attachment/good-attachment.ts'
import { translationRule } from '../references/analysis-rule.ts'

export const routeAfterAnother = translationRule({
  id: 'advice/route-after-another',
  severity: 'warning',
  title: 'Route of connections that another one takes first',
  source: {
    advice:
      'A listener for TCP, or for TLS that ends there, sends all its connections where the first route leads; the status of the others is fine.',
    seenIn: 'pilot/pkg/networking/core: buildGatewayNetworkFiltersFromTCPRoutes',
  },
  why: `
Nothing tells the connections of such a listener apart: the first route gets all of them, by the time it was created and then by its name, those of
the Gateway's namespace before others. Give the route a listener of its own, or the backend a share in the first route.
`,
  reads: kindsLookedAt,
  about: ['TCPRoute', 'TLSRoute'],

  check(model, report) {
    const byId = new Map(model.resources.map(it => [it.id, it]))
    const made = generatedVirtualServices(model).filter(it => it.spec.tcp || it.spec.tls)
    const winners = new Set<string>()
    const losers = new Map<string, { readonly first: Resource; readonly listener: string }>()
    for (const built of builtGateways(model))
      for (const listener of servedListeners(built)) {
        if (listener.protocol !== 'TCP' && !(listener.protocol === 'TLS' && terminates(listener))) continue
        const name = `${listener.owner.namespace}/${listener.internalName}`
        const own = built.resource.namespace
        const ids = made
          .filter(it => textsAt(it.spec, 'gateways').includes(name))
          .toSorted((a, b) => Number(b.namespace === own) - Number(a.namespace === own) || byAge(a, b))
          .flatMap(it => it.origin?.(['spec']).resource ?? [])
        const [first, ...others] = [...new Set(ids)].flatMap(it => byId.get(it) ?? [])
        if (!first) continue
        winners.add(first.id)
        for (const it of others) losers.set(it.id, { first, listener: listener.name })
      }
    for (const [id, { first, listener }] of losers) {
      const route = byId.get(id)
      if (!route || winners.has(id)) continue
      report(route, {
        path: ['spec', 'parentRefs'],
        part: 'key',
        message: `${first.kind} ${first.name} takes all connections of listener ${listener}; this route gets none.`,
        concerns: first.id,
      })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: data, namespace: shop }
spec:
  gatewayClassName: istio
  listeners: [{ name: db, port: 5432, protocol: TCP }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: TCPRoute
metadata: { name: first, namespace: shop }
spec:
  parentRefs: [{ name: data }]
  rules: [{ backendRefs: [{ name: db, port: 5432 }] }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: TCPRoute
metadata: { name: second, namespace: shop }
spec:
  parentRefs: [{ name: data }]
# ^^^^^^^^^^
  rules: [{ backendRefs: [{ name: replica, port: 5432 }] }]
`,
      },
    ],
    good: [attachedShop],
  },
})
