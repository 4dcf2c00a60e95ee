import { builtGateways } from '../../istio/gateway-api/gateways.ts'
import { servedListeners } from '../../istio/gateway-api/generate-gateways.ts'
import { generatedVirtualServices } from '../../istio/gateway-api/generate-routes.ts'
import { kindsLookedAt } from '../../istio/gateway-api/kinds.ts'
import { terminates } from '../../istio/gateway-api/read-listeners.ts'
import { byAge } from '../../model/age.ts'
import type { Model } from '../../model/model.ts'
import { mapsAt, textsAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { attachedShop } from '../attachment/good-attachment.ts'
import { translationRule } from '../references/analysis-rule.ts'

export const serverNameTaken = translationRule({
  id: 'advice/server-name-taken',
  severity: 'warning',
  title: 'Server name that an earlier TLSRoute has',
  source: {
    advice:
      'Where TLS is passed through, one of the names of a route being taken on the port leaves the route without a way there, for its other names as well; its status is fine.',
    seenIn: 'pilot/pkg/networking/core: buildGatewayNetworkFiltersFromTLSRoutes',
  },
  why: `
Istio makes one way in for all names of a TLSRoute. Where one of them is taken by an earlier route on the same port, that way is left out as a whole: connections for
the other names are closed as well. The earlier one is that of the Gateway's namespace, then the older, then the first by its name. Take the name out of one of the two,
or give each name a route of its own.
`,
  reads: kindsLookedAt,
  about: ['TLSRoute'],

  check(model, report) {
    const byId = new Map(model.resources.map(it => [it.id, it]))
    const told = new Set<string>()
    for (const { id, name, port, others, by } of takenNames(model)) {
      const [route, first] = [byId.get(id), byId.get(by)]
      if (!route || !first || told.has(`${id} ${name}`)) continue
      told.add(`${id} ${name}`)
      const index = textsAt(route.spec, 'hostnames').indexOf(name)
      report(route, {
        path: index < 0 ? ['spec', 'parentRefs'] : ['spec', 'hostnames', index],
        ...(index < 0 && { part: 'key' as const }),
        message: `${first.kind} ${first.name} has ${name} on port ${port} already${others > 0 ? ', so this route is left out there with its other names too' : '; this route is left out there'}.`,
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
metadata: { name: public, namespace: shop }
spec:
  gatewayClassName: istio
  listeners: [{ name: tls, port: 443, protocol: TLS, tls: { mode: Passthrough } }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: TLSRoute
metadata: { name: a-vault, namespace: shop }
spec:
  parentRefs: [{ name: public }]
  hostnames: [vault.example.com]
  rules: [{ backendRefs: [{ name: vault, port: 443 }] }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: TLSRoute
metadata: { name: b-all, namespace: shop }
spec:
  parentRefs: [{ name: public }]
  hostnames: [files.example.com, vault.example.com]
#                                ^^^^^^^^^^^^^^^^^
  rules: [{ backendRefs: [{ name: files, port: 443 }] }]
`,
      },
    ],
    good: [attachedShop],
  },
})

interface Taken {
  readonly id: string
  readonly name: string
  readonly port: number
  /** How many other names the route has there. */
  readonly others: number
  readonly by: string
}

/** The names of routes that come too late, on each port where TLS is passed through. */
function takenNames(model: Model): readonly Taken[] {
  const made = generatedVirtualServices(model).filter(it => it.spec.tls)
  return builtGateways(model).flatMap(built => {
    const own = built.resource.namespace
    const listeners = servedListeners(built).filter(it => it.protocol === 'TLS' && !terminates(it))
    return [...new Set(listeners.map(it => it.port))].flatMap(port => {
      const names = new Set(
        listeners.filter(it => it.port === port).map(it => `${it.owner.namespace}/${it.internalName}`),
      )
      const ordered = made
        .filter(it => textsAt(it.spec, 'gateways').some(gateway => names.has(gateway)))
        .toSorted((a, b) => Number(b.namespace === own) - Number(a.namespace === own) || byAge(a, b))
      return takenIn(ordered, port)
    })
  })
}

function takenIn(ordered: readonly Resource[], port: number): Taken[] {
  const holders = new Map<string, string>()
  const found: Taken[] = []
  for (const made of ordered) {
    const id = made.origin?.(['spec']).resource ?? ''
    for (const rule of mapsAt(made.spec, 'tls')) {
      const names = mapsAt(rule, 'match').flatMap(it => textsAt(it, 'sniHosts'))
      const late = names.filter(it => (holders.get(it) ?? id) !== id)
      for (const name of late)
        found.push({ id, name, port, others: names.length - 1, by: holders.get(name)! })
      if (late.length === 0) for (const it of names) holders.set(it, id)
    }
  }
  return found
}
