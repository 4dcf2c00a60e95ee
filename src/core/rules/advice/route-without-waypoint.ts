import { roleOf } from '../../istio/gateway-api/gateway-classes.ts'
import { kubernetesGateway, routeKinds } from '../../istio/gateway-api/kinds.ts'
import { parentsOf } from '../../istio/gateway-api/route-parents.ts'
import { isAmbientNamespace } from '../../istio/gateway-api/waypoints/ambient.ts'
import { lacksWaypoint, useWaypoint } from '../../istio/gateway-api/waypoints/used-waypoint.ts'
import { effective, type Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { setField } from '../../operations/set-field.ts'
import { attachedShop } from '../attachment/good-attachment.ts'
import { routeRule } from '../attachment/route-rule.ts'
import type { FindingFix } from '../define-rule.ts'

export const routeWithoutWaypoint = routeRule({
  id: 'advice/route-without-waypoint',
  severity: 'warning',
  title: 'Route of a Service in ambient mode that uses no waypoint',
  source: {
    advice:
      'In ambient mode a waypoint applies the routes of a Service. Istio accepts them without one, and says only in the message of a condition that is True that they are not in force.',
    seenIn: 'pilot/pkg/config/kube/gateway: referenceAllowed',
  },
  why: `
Callers without a sidecar go to the Service by ztunnel, which knows no routes. Name a waypoint in the label \`istio.io/use-waypoint\` of the Service or of its Namespace. Callers
with a sidecar follow the route all the same.
`,
  kinds: routeKinds,

  check(model, route, report) {
    for (const { ref, mesh } of parentsOf(model, route)) {
      if (!mesh || mesh.denial || !isAmbientNamespace(model, ref.namespace)) continue
      const target = model.find(ref.kind, ref.namespace, ref.name)
      if (!target || !lacksWaypoint(model, target)) continue
      const fix = waypointFix(model, target)
      report({
        path: ['spec', 'parentRefs', ref.index, 'name'],
        message: `${ref.namespace} is in ambient mode, and neither ${ref.kind} ${ref.name} nor the Namespace names a waypoint: the route is not in force for callers without a sidecar.`,
        ...(fix && { fix }),
      })
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
  parentRefs: [{ group: "", kind: Service, name: cart }]
#                                                ^^^^
  rules: [{ backendRefs: [{ name: cart, port: 80 }] }]
---
kind: Service
metadata: { name: cart, namespace: shop }
spec:
  ports: [{ name: http, port: 80 }]
---
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } }
`,
      },
    ],
    good: [attachedShop],
  },
})

/** The waypoint of the namespace, where there is one. */
function waypointFix(model: Model, target: Resource): FindingFix | undefined {
  const [only, ...more] = effective(model, kubernetesGateway).filter(
    it => it.namespace === target.namespace && roleOf(model, it) === 'waypoint',
  )
  if (!only || more.length > 0) return undefined
  const place = { resource: target.id, path: ['metadata', 'labels', useWaypoint] }
  return {
    title: `Let ${target.kind} ${target.name} use waypoint ${only.name}`,
    operation: () => setField(place, only.name),
  }
}
