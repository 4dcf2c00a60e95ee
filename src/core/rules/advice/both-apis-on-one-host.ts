import { type BuiltGateway, builtGateways } from '../../istio/gateway-api/gateways.ts'
import { generatedGateways, servedListeners } from '../../istio/gateway-api/generate-gateways.ts'
import { generatedVirtualServices } from '../../istio/gateway-api/generate-routes.ts'
import { kindsLookedAt, usesGatewayApi } from '../../istio/gateway-api/kinds.ts'
import { findGateway } from '../../model/gateway-references.ts'
import { readGateway, selectorText, selects } from '../../model/gateways.ts'
import { fullHost } from '../../model/hosts.ts'
import { effective, type Model } from '../../model/model.ts'
import { type Labels, labelsAt, mapAt, mapsAt, textsAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { readService } from '../../model/services.ts'
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
    const workloads = workloadsByGateway(model)
    const made = madeByPlace(model, workloads)
    if (made.size === 0) return
    const runs = [...workloads.values()].flat()
    for (const resource of all) {
      const places = placesOf(model, resource, runs)
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
      {
        yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: istio-system }
spec:
  gatewayClassName: istio
  addresses: [{ type: Hostname, value: istio-ingressgateway }]
  listeners: [{ name: http, port: 80, protocol: HTTP, allowedRoutes: { namespaces: { from: All } } }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: cart, namespace: shop }
spec:
  parentRefs: [{ name: public, namespace: istio-system }]
  hostnames: [shop.example.com]
  rules:
  - backendRefs: [{ name: cart, port: 80 }]
---
kind: Gateway
metadata: { name: old, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
  - port: { number: 80, name: http, protocol: HTTP }
    hosts: [shop.example.com]
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
metadata: { name: istio-ingressgateway, namespace: istio-system }
spec:
  selector: { istio: ingressgateway }
  ports: [{ name: http, port: 80, targetPort: 8080 }]
---
kind: Service
metadata: { name: cart, namespace: shop }
spec:
  ports: [{ name: http, port: 80 }]
`,
      },
      {
        // The listener that the route is at belongs to a ListenerSet, of another namespace and file than the Gateway.
        yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: edge }
spec:
  gatewayClassName: istio
  allowedListeners: { namespaces: { from: All } }
  listeners: [{ name: other, port: 8080, protocol: HTTP }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: ListenerSet
metadata: { name: shop, namespace: shop }
spec:
  parentRef: { name: public, namespace: edge }
  listeners: [{ name: http, port: 80, protocol: HTTP }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: cart, namespace: shop }
spec:
  parentRefs: [{ kind: ListenerSet, name: shop }]
  hostnames: [shop.example.com]
  rules:
  - backendRefs: [{ name: cart, port: 80 }]
---
kind: Gateway
metadata: { name: old, namespace: edge }
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
  gateways: [edge/old]
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

/** The route for each place and host: the mesh, or a port that the workload of a Gateway listens on. */
function madeByPlace(model: Model, workloads: Workloads): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const places = placesByListener(workloads)
  for (const made of generatedVirtualServices(model)) {
    const route = made.origin?.(['spec', 'http', 0]).resource
    if (route === undefined || mapsAt(made.spec, 'http').length === 0) continue
    for (const gateway of textsAt(made.spec, 'gateways')) {
      const own = gateway === 'mesh' ? [gateway] : (places.get(gateway) ?? [])
      for (const host of textsAt(made.spec, 'hosts')) for (const it of own) found.set(`${it} ${host}`, route)
    }
  }
  return found
}

/** By the name that Istio gives a listener, whoever has it: the Gateway or a ListenerSet of it. */
function placesByListener(workloads: Workloads): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  for (const [built, runs] of workloads)
    for (const it of servedListeners(built))
      found.set(
        `${it.owner.namespace}/${it.internalName}`,
        runs.map(own => placeAt(own, it.port)),
      )
  return found
}

/** What a Gateway of Kubernetes runs on. */
interface Runs {
  readonly id: string
  readonly labels: Labels
  /** Where a port of its Service leads. */
  readonly targets: ReadonlyMap<number, number>
}

type Workloads = ReadonlyMap<BuiltGateway, readonly Runs[]>

function workloadsByGateway(model: Model): Workloads {
  return new Map(builtGateways(model).map(it => [it, workloadsOf(model, it)]))
}

/** Two Gateways of one workload are at one place: it is the Pods of the Service. */
function workloadsOf(model: Model, { resource, isManaged, services }: BuiltGateway): readonly Runs[] {
  const known = effective(model, 'Service').filter(
    it => it.namespace === resource.namespace && services.includes(fullHost(it.name, it)),
  )
  if (known.length > 0)
    return known.flatMap(it => {
      const { selector, ports } = readService(it)
      if (!selector?.size) return []
      const targets = ports.flatMap(({ number, targetPort }) =>
        number === undefined ? [] : [[number, targetPort ?? number] as const],
      )
      return [
        { id: `${it.namespace} ${selectorText(selector)}`, labels: selector, targets: new Map(targets) },
      ]
    })
  const made = isManaged
    ? generatedGateways(model).find(it => it.kind === 'Service' && it.origin?.([]).resource === resource.id)
    : undefined
  const labels = made && labelsAt(mapAt(made.value, 'metadata'), 'labels')
  return labels ? [{ id: resource.id, labels, targets: new Map() }] : []
}

function placeAt({ id, targets }: Runs, port: number): string {
  return `${id} ${targets.get(port) ?? port}`
}

/** Where a VirtualService is in force, of the places that routes can be in force at. */
function placesOf(model: Model, resource: Resource, workloads: readonly Runs[]): readonly string[] {
  const virtualService = readVirtualService(resource)
  const atGateways = virtualService.gateways.flatMap(({ text }) => {
    const gateway = findGateway(model, text, resource.namespace)
    if (!gateway) return []
    const { selector, servers } = readGateway(gateway)
    // One without a selector is for every gateway, which is seldom meant for those of the other API.
    if (!selector?.size) return []
    return workloads
      .filter(it => selects(selector, it.labels))
      .flatMap(own => servers.flatMap(({ number }) => (number === undefined ? [] : [placeAt(own, number)])))
  })
  return [...(isMeshBound(virtualService) ? ['mesh'] : []), ...atGateways]
}
