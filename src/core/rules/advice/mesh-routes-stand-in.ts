import { memoByObject } from '../../data/memo-by-object.ts'
import { parentListeners } from '../../istio/gateway-api/gateways.ts'
import { listenerKinds } from '../../istio/gateway-api/kinds.ts'
import { type ParentRef, type Route, readRoute } from '../../istio/gateway-api/read-route.ts'
import { parentsOf } from '../../istio/gateway-api/route-parents.ts'
import { ageOf } from '../../model/age.ts'
import { memoByPlace } from '../../model/memo.ts'
import { effective, type Model } from '../../model/model.ts'
import { readService } from '../../model/services.ts'
import { attachedShop } from '../attachment/good-attachment.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { translationRule } from '../references/analysis-rule.ts'

const kinds = ['HTTPRoute', 'GRPCRoute'] as const

export const meshRoutesStandIn = translationRule({
  id: 'advice/mesh-routes-stand-in',
  severity: 'warning',
  title: 'Routes of one Service with and without a port',
  source: {
    advice:
      'Routes within the mesh are put together by namespace, port and host. Of those with a port and those without, a client gets the older ones alone, or of equal age those with a port.',
    seenIn: 'pilot/pkg/config/kube/gateway: mergeHTTPRoutes',
  },
  why: `
The rules of such routes are not tried one after the other. For a port for which there are routes of its own, one sort has effect and the other has none,
though the status of both is fine. Write the port in the parentRefs of all routes for the Service, or of none.
`,
  reads: [...listenerKinds, ...kinds],
  about: kinds,

  check(model, report) {
    for (const group of groupsOf(model)) {
      const open = group.filter(it => it.ref.port === undefined)
      const named = group.filter(it => it.ref.port !== undefined)
      if (open.length === 0 || named.length === 0) continue
      for (const port of new Set(named.map(it => it.ref.port!))) {
        const own = named.filter(it => it.ref.port === port)
        const isNamedFirst = oldest(own) <= oldest(open)
        const [losing, winning] = isNamedFirst ? [open, own] : [own, open]
        for (const { route, ref } of losing) {
          const service = model.find('Service', ref.namespace, ref.name)
          const ports = service ? readService(service).ports.map(it => it.number) : []
          const path = ['spec', 'parentRefs', ref.index]
          const isOnly = ports.length === 1 && ports[0] === port && isNamedFirst
          report(route.resource, {
            path: [...path, 'name'],
            message: `Its rules have no effect on port ${port} of ${ref.name}: ${winning[0]!.route.resource.name} is for it ${isNamedFirst ? 'by number' : 'without a number'} and stands in for it.`,
            ...(isOnly && { fix: fixOf(`Write port ${port}`, set([...path, 'port'], port)) }),
          })
        }
      }
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
  parentRefs: [{ group: "", kind: Service, name: cart, port: 80 }]
  rules: [{ matches: [{ path: { value: /new } }], backendRefs: [{ name: next, port: 80 }] }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: rest, namespace: shop }
spec:
  parentRefs:
  - group: ""
    kind: Service
    name: cart
#         ^^^^
  rules: [{ backendRefs: [{ name: cart, port: 80 }] }]
---
kind: Service
metadata: { name: cart, namespace: shop }
spec:
  ports: [{ name: http, port: 80 }]
`,
        fixed: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: cart, namespace: shop }
spec:
  parentRefs: [{ group: "", kind: Service, name: cart, port: 80 }]
  rules: [{ matches: [{ path: { value: /new } }], backendRefs: [{ name: next, port: 80 }] }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: rest, namespace: shop }
spec:
  parentRefs:
  - group: ""
    kind: Service
    name: cart
    port: 80
  rules: [{ backendRefs: [{ name: cart, port: 80 }] }]
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

interface Placed {
  readonly route: Route
  readonly ref: ParentRef
}

/** Routes of one namespace for one Service. */
function groupsOf(model: Model): Iterable<readonly Placed[]> {
  const groups = new Map<string, Placed[]>()
  for (const kind of kinds)
    for (const { route, ref } of inMesh(placedOf.get(kind)!(model, effective(model, kind)))) {
      const key = `${route.resource.namespace} ${ref.namespace}/${ref.name}`
      groups.set(key, [...(groups.get(key) ?? []), { route, ref }])
    }
  return groups.values()
}

/** Of each route the Services of the mesh that it is for; most routes are for none. */
const placedOf = new Map(
  kinds.map(kind => [
    kind,
    memoByPlace<readonly Placed[]>(
      model => [parentListeners(model)],
      (model, resource) => {
        const route = readRoute(resource)
        if (!route.parentRefs.some(it => it.kind === 'Service')) return none
        return parentsOf(model, route).flatMap(({ ref, mesh }) =>
          mesh && !mesh.denial ? [{ route, ref }] : [],
        )
      },
    ),
  ]),
)

const none: readonly Placed[] = []

const inMesh = memoByObject((all: readonly (readonly Placed[])[]) => all.filter(it => it !== none).flat())

/** The age of what Istio makes of routes is that of the oldest. */
function oldest(placed: readonly Placed[]): number {
  return Math.min(...placed.map(it => ageOf(it.route.resource)))
}
