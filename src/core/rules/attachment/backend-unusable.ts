import { backendOf } from '../../istio/gateway-api/backends.ts'
import type { Fault } from '../../istio/gateway-api/fault.ts'
import { backendFilters, ruleFilters } from '../../istio/gateway-api/http-filters.ts'
import { routeKinds } from '../../istio/gateway-api/kinds.ts'
import {
  type BackendRef,
  type Route,
  type RouteFilter,
  readBackendRef,
} from '../../istio/gateway-api/read-route.ts'
import { parentsOf } from '../../istio/gateway-api/route-parents.ts'
import type { Model } from '../../model/model.ts'
import { mapAt } from '../../model/read-value.ts'
import type { Path } from '../../yaml/path.ts'
import { attachedShop } from './good-attachment.ts'
import { routeRule } from './route-rule.ts'
import { told } from './told-fault.ts'

export const backendUnusable = routeRule({
  id: 'attachment/backend-unusable',
  severity: 'warning',
  title: 'Backend or filter that a route cannot use',
  source: {
    advice: 'Istio reports such a reference in ResolvedRefs, and answers what would go there with 500.',
    seenIn: 'pilot/pkg/config/kube/gateway: buildDestination',
  },
  why: `
Requests that would go to a backend which is not there, or which another namespace keeps to itself, are answered with 500. A filter or
reference that Istio cannot read takes the whole route away, with all its rules. A ReferenceGrant in the namespace of the backend lets
routes of another namespace send requests there.
`,
  kinds: routeKinds,

  check(model, route, report) {
    for (const { path, fault, needsGrant } of faultsOf(model, route)) {
      const ref = { from: route.resource, path: path.slice(0, -1), needsGrant }
      report({ path, ...told(model, fault, ref) })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: cart, namespace: shop }
spec:
  parentRefs: [{ name: public }]
  rules:
  - backendRefs:
    - { name: cart, namespace: backend, port: 80 }
#             ^^^^
---
kind: Service
metadata: { name: cart, namespace: backend }
spec:
  ports: [{ name: http, port: 80 }]
`,
      },
      {
        yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: cart, namespace: shop }
spec:
  parentRefs: [{ name: public }]
  rules:
  - filters:
    - type: ExtensionRef
#           ^^^^^^^^^^^^
      extensionRef: { group: example.com, kind: Filter, name: cart }
    backendRefs: [{ name: cart, port: 80 }]
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

interface Found {
  readonly path: Path
  readonly fault: Fault
  readonly needsGrant: boolean
}

function faultsOf(model: Model, route: Route): Found[] {
  // Parents in the mesh ask for no grants.
  const parents = parentsOf(model, route)
  const isMesh = parents.length > 0 && parents.every(it => it.mesh !== undefined)
  const isGrpc = route.kind === 'GRPCRoute'
  const refFaults = (ref: BackendRef): Found[] => {
    const { fault } = backendOf(model, route, ref, isMesh)
    return fault ? [{ path: [...ref.path, 'name'], fault, needsGrant: !isMesh }] : []
  }
  return route.rules.flatMap(({ filters, backendRefs }) => [
    ...filters.flatMap(it => filterFaults(it, all => ruleFilters(all, isGrpc))),
    ...filters
      .filter(it => it.type === 'RequestMirror')
      .flatMap(({ value, path }) => {
        const at = [...path, 'requestMirror', 'backendRef']
        return refFaults(readBackendRef(mapAt(mapAt(value, 'requestMirror'), 'backendRef'), at))
      }),
    ...backendRefs
      .filter(it => it.weight !== 0)
      .flatMap(it => [
        ...refFaults(it),
        ...it.filters.flatMap(filter => filterFaults(filter, backendFilters)),
      ]),
  ])
}

function filterFaults(
  filter: RouteFilter,
  judge: (filters: readonly RouteFilter[]) => { readonly fault: Fault | undefined },
): Found[] {
  const { fault } = judge([filter])
  return fault ? [{ path: [...filter.path, 'type'], fault, needsGrant: false }] : []
}
