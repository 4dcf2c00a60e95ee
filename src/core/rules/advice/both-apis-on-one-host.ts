import { generatedGateways } from '../../istio/gateway-api/generate-gateways.ts'
import { generatedVirtualServices } from '../../istio/gateway-api/generate-routes.ts'
import { kindsLookedAt, usesGatewayApi } from '../../istio/gateway-api/kinds.ts'
import { findGateway } from '../../model/gateway-references.ts'
import { readGateway, selects } from '../../model/gateways.ts'
import { effective, type Model } from '../../model/model.ts'
import { integerAt, labelsAt, mapAt, mapsAt, textsAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { fullHosts, isMeshBound, readVirtualService } from '../../model/virtual-services.ts'
import { attachedShop } from '../attachment/good-attachment.ts'
import { translationRule } from '../references/analysis-rule.ts'

export const bothApisOnOneHost = translationRule({
  id: 'advice/both-apis-on-one-host',
  severity: 'warning',
  title: 'Host that a VirtualService and a route of the Gateway API are for',
  source: {
    advice:
      'Istio does not sort rules of both APIs together: in the mesh one of the two has the host, at a gateway the rules of one come after those of the other.',
    seenIn: 'pilot/pkg/networking/core/route: BuildSidecarVirtualHostWrapper',
  },
  why: `
In the mesh the route of the caller's own namespace counts, else the older object, and the other has no effect at all. At one gateway the rules of
both are tried one after the other, in the order of age, and not by which fits better. Move the rules of the host to one of the two.
`,
  reads: [...kindsLookedAt, 'Gateway', 'VirtualService'],
  about: ['VirtualService'],

  check(model, report) {
    const all = effective(model, 'VirtualService')
    if (all.length === 0 || !usesGatewayApi(model)) return
    const byId = new Map(model.resources.map(it => [it.id, it]))
    const made = madeByPlace(model)
    if (made.size === 0) return
    for (const resource of all) {
      const places = placesOf(model, resource)
      for (const { text, index } of fullHosts(resource)) {
        const place = places.find(it => made.has(`${it} ${text}`))
        const route = place === undefined ? undefined : byId.get(made.get(`${place} ${text}`) ?? '')
        if (!route) continue
        report(resource, {
          path: ['spec', 'hosts', index],
          message:
            place === 'mesh'
              ? `${route.kind} ${route.name} is for this host too; only one of the two counts for calls in the mesh.`
              : `${route.kind} ${route.name} is for this host too, at the same gateway and port; their rules are not sorted together.`,
          concerns: route.id,
        })
      }
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
metadata: { name: cart, namespace: shop }
spec:
  hosts: [cart]
#         ^^^^
  http:
  - route: [{ destination: { host: cart } }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: cart, namespace: shop }
spec:
  parentRefs: [{ group: "", kind: Service, name: cart }]
  rules:
  - backendRefs: [{ name: cart, port: 80 }]
---
kind: Service
metadata: { name: cart, namespace: shop }
spec:
  ports: [{ name: http, port: 80 }]
`,
      },
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
  rules:
  - backendRefs: [{ name: cart, port: 80 }]
---
kind: Gateway
metadata: { name: old, namespace: shop }
spec:
  selector: { gateway.networking.k8s.io/gateway-name: public }
  servers:
  - port: { number: 80, name: http, protocol: HTTP }
    hosts: ["*.example.com"]
---
kind: VirtualService
metadata: { name: cart, namespace: shop }
spec:
  hosts: [shop.example.com]
#         ^^^^^^^^^^^^^^^^
  gateways: [old]
  http:
  - route: [{ destination: { host: cart } }]
---
kind: Service
metadata: { name: cart, namespace: shop }
spec:
  ports: [{ name: http, port: 80 }]
`,
      },
    ],
    good: [attachedShop],
  },
})

/** The route for each place and host: the mesh, or a port of a Gateway that Istio runs. */
function madeByPlace(model: Model): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const places = new Map(
    generatedGateways(model)
      .filter(it => it.kind === 'Gateway')
      .map(it => [`${it.namespace}/${it.name}`, `${gatewayOf(it)} ${portOf(it)}`]),
  )
  for (const made of generatedVirtualServices(model)) {
    const route = made.origin?.(['spec', 'http', 0]).resource
    if (route === undefined || mapsAt(made.spec, 'http').length === 0) continue
    for (const gateway of textsAt(made.spec, 'gateways')) {
      const place = gateway === 'mesh' ? gateway : places.get(gateway)
      for (const host of textsAt(made.spec, 'hosts')) if (place) found.set(`${place} ${host}`, route)
    }
  }
  return found
}

/** Where a VirtualService is in force, of the places that routes can be in force at. */
function placesOf(model: Model, resource: Resource): readonly string[] {
  const virtualService = readVirtualService(resource)
  const services = generatedGateways(model).filter(it => it.kind === 'Service')
  const atGateways = virtualService.gateways.flatMap(({ text }) => {
    const gateway = findGateway(model, text, resource.namespace)
    if (!gateway) return []
    const { selector, servers } = readGateway(gateway)
    // One without a selector is for every gateway, which is seldom meant for those of the other API.
    if (!selector?.size) return []
    return services
      .filter(it => selects(selector, labelsAt(mapAt(it.value, 'metadata'), 'labels') ?? new Map()))
      .flatMap(it => servers.map(server => `${it.origin?.([]).resource ?? ''} ${server.number ?? ''}`))
  })
  return [...(isMeshBound(virtualService) ? ['mesh'] : []), ...atGateways]
}

/** The Gateway of Kubernetes that has the listener, or whose ListenerSet has it. */
function gatewayOf(made: Resource): string {
  return made.origin?.([]).resource ?? ''
}

function portOf(made: Resource): string {
  return String(integerAt(mapAt(mapsAt(made.spec, 'servers')[0] ?? {}, 'port'), 'number') ?? '')
}
