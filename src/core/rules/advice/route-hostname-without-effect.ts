import type { Route } from '../../istio/gateway-api/read-route.ts'
import { type ParentAnswer, parentsOf } from '../../istio/gateway-api/route-parents.ts'
import { hostsOverlap } from '../../model/hosts.ts'
import { attachedShop } from '../attachment/good-attachment.ts'
import { routeRule } from '../attachment/route-rule.ts'

export const routeHostnameWithoutEffect = routeRule({
  id: 'advice/route-hostname-without-effect',
  severity: 'warning',
  title: 'Hostname of a route that nothing is routed by',
  source: {
    advice:
      'A route is attached as soon as one of its hostnames fits; the others are dropped silently, also where a listener with a closer hostname has them.',
    seenIn: 'pilot/pkg/config/kube/gateway: hostnameAllowedByIsolation',
  },
  why: `
The route is attached, and its status is fine, but requests for this hostname do not find it. Either no listener that takes the route is for
the hostname, or another listener of the Gateway is closer to it and gets its requests. Attach the route to that listener, or remove the hostname.
A route in the mesh, whose parent is a Service, is for the hosts of the Service: its own hostnames say nothing there, but for a TLSRoute with several,
of which those count that are a name of the Service. Where none is, Istio compares no name at all.
`,
  kinds: ['HTTPRoute', 'GRPCRoute', 'TLSRoute'],

  check(model, route, report) {
    const parents = parentsOf(model, route)
    const listeners = parents.flatMap(it => it.listeners.filter(one => !one.denial))
    const inMesh = parents.flatMap(it => (it.mesh && !it.mesh.denial ? it.mesh.hosts : []))
    route.hostnames.forEach((hostname, i) => {
      const message =
        listeners.length > 0
          ? onListeners(route, hostname, listeners, inMesh)
          : inMesh.length > 0
            ? onServices(route, hostname, inMesh)
            : undefined
      if (message) report({ path: ['spec', 'hostnames', i], message })
    })
  },

  examples: {
    bad: [
      {
        yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: TLSRoute
metadata: { name: vault, namespace: shop }
spec:
  parentRefs: [{ group: "", kind: Service, name: vault }]
  hostnames: [vault.shop.svc.cluster.local, vault.example.com]
#                                           ^^^^^^^^^^^^^^^^^
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: vault, namespace: shop }
spec:
  parentRefs: [{ group: "", kind: Service, name: vault }]
  hostnames: [vault.example.com]
#             ^^^^^^^^^^^^^^^^^
---
kind: Service
metadata: { name: vault, namespace: shop }
spec:
  ports: [{ name: tls, port: 443 }]
`,
      },
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

function onListeners(
  route: Route,
  hostname: string,
  listeners: readonly ParentAnswer[],
  inMesh: readonly string[],
): string | undefined {
  const fitting = listeners.filter(({ listener }) => hostsOverlap(hostname, listener.hostname ?? '*'))
  const isTls = route.kind === 'TLSRoute'
  if (fitting.some(it => isTls || it.hostnames.includes(hostname))) return undefined
  if (isTls && inMesh.some(it => hostsOverlap(it, hostname))) return undefined
  if (fitting.length > 0)
    return `Requests for \`${hostname}\` go to a listener with a closer hostname, which this route is not attached to.`
  const names = [...new Set(listeners.map(it => it.listener.name))].slice(0, 4).join(', ')
  return `No listener that takes the route is for \`${hostname}\`: it is attached to ${names}.`
}

/** In the mesh the hosts are those of the Service; of a TLSRoute with several names those that fit them count. */
function onServices(
  { kind, hostnames }: Route,
  hostname: string,
  hosts: readonly string[],
): string | undefined {
  const [host] = hosts
  if (kind !== 'TLSRoute')
    return `Istio does not read the hostnames of a route in the mesh: it is for all requests to ${host}.`
  const fits = (name: string) => hosts.some(it => hostsOverlap(it, name))
  if (hostnames.length < 2 || fits(hostname)) return undefined
  if (hostnames.some(fits)) return `\`${hostname}\` is no name of ${host}, so that nothing is routed by it.`
  return `None of the hostnames is a name of ${host}. Istio then compares none: the route takes every connection to it.`
}
