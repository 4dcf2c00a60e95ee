import { type Refusal, refusalOf, refusalWords } from '../../istio/gateway-api/denials.ts'
import { roleOf } from '../../istio/gateway-api/gateway-classes.ts'
import { kubernetesGateway, routeKinds } from '../../istio/gateway-api/kinds.ts'
import type { ParentRef, Route } from '../../istio/gateway-api/read-route.ts'
import { parentsOf, type RouteParent } from '../../istio/gateway-api/route-parents.ts'
import { gatewayApiGroup } from '../../kinds/gateway-api/channel.ts'
import type { Model } from '../../model/model.ts'
import type { Path } from '../../yaml/path.ts'
import type { Finding } from '../define-rule.ts'
import { attachFixes } from './attach-fixes.ts'
import { attachedShop } from './good-attachment.ts'
import { meantParent } from './meant-parent.ts'
import { routeRule } from './route-rule.ts'

export const routeNotAttached = routeRule({
  id: 'attachment/route-not-attached',
  severity: 'warning',
  title: 'Route that does not attach to its parent',
  source: {
    advice:
      'Istio reports such a parent as not Accepted and routes nothing there; applying the route says nothing.',
    seenIn: 'pilot/pkg/config/kube/gateway: referenceAllowed',
  },
  why: `
A route is only in force where a listener of its parent takes it: one with the \`sectionName\` and \`port\` of the parentRef, with a
hostname in common, that lets in the namespace and the kind of the route. Otherwise its status says \`Accepted: False\`, and requests
find other routes or none.
`,
  kinds: routeKinds,

  check(model, route, report) {
    for (const it of parentsOf(model, route)) {
      const refusal = refusalOf(it)
      if (refusal) report(refused(model, route, it, refusal))
    }
    for (const it of route.parentRefs)
      if (isAbsent(model, it)) report(absent(model, route, it))
      else if (isWaypoint(model, it)) report(atWaypoint(it))
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
  - { name: web, port: 80, protocol: HTTP }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: cart, namespace: shop }
spec:
  parentRefs:
  - name: public
    sectionName: http
#                ^^^^
`,
        fixed: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  gatewayClassName: istio
  listeners:
  - { name: web, port: 80, protocol: HTTP }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: cart, namespace: shop }
spec:
  parentRefs:
  - name: public
    sectionName: web
`,
      },
      {
        yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: ingress }
spec:
  gatewayClassName: istio
  listeners:
  - { name: web, port: 80, protocol: HTTP, hostname: shop.example.com }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: cart, namespace: shop }
spec:
  parentRefs:
  - name: public
#         ^^^^^^
    namespace: ingress
  hostnames: [shop.example.com]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: cart, namespace: ingress }
spec:
  parentRefs:
  - name: public
  hostnames: [cart.example.com]
#            ^^^^^^^^^^^^^^^^^^
`,
      },
      {
        yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: waypoint, namespace: shop }
spec:
  gatewayClassName: istio-waypoint
  listeners:
  - { name: mesh, port: 15008, protocol: HBONE }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: cart, namespace: shop }
spec:
  parentRefs:
  - name: waypoint
#         ^^^^^^^^
`,
      },
    ],
    good: [attachedShop],
  },
})

function refused(model: Model, route: Route, parent: RouteParent, refusal: Refusal): Finding {
  const at: Path = ['spec', 'parentRefs', parent.ref.index]
  const [fix, ...otherFixes] = attachFixes(model, route, parent, refusal)
  const { kind, namespace, name } = parent.ref
  return {
    path: placeOf(at, route, refusal),
    message: refusalWords(route, parent, refusal),
    ...(refusal.because === 'missing' && { outside: { kind, namespace, name } }),
    ...(fix && { fix, otherFixes }),
  }
}

function placeOf(at: Path, { hostnames }: Route, { because }: Refusal): Path {
  switch (because) {
    case 'port':
      return [...at, 'port']
    case 'section':
      return [...at, 'sectionName']
    case 'hostname':
      return hostnames.length > 0 ? ['spec', 'hostnames'] : [...at, 'name']
    case 'namespace':
    case 'kind':
    case 'missing':
      return [...at, 'name']
  }
}

/** Whether a parent is a Gateway or ListenerSet that the files do not have. */
function isAbsent(model: Model, { group, kind, namespace, name }: ParentRef): boolean {
  const key = kind === 'Gateway' ? kubernetesGateway : kind
  const isListening = group === gatewayApiGroup && (kind === 'Gateway' || kind === 'ListenerSet')
  return isListening && name !== '' && model.find(key, namespace, name) === undefined
}

/** Whether a parent is a waypoint, which has no listener for routes. */
function isWaypoint(model: Model, { group, kind, namespace, name }: ParentRef): boolean {
  if (group !== gatewayApiGroup || kind !== 'Gateway') return false
  const gateway = model.find(kubernetesGateway, namespace, name)
  return gateway !== undefined && roleOf(model, gateway) === 'waypoint'
}

function atWaypoint({ index, name }: ParentRef): Finding {
  return {
    path: ['spec', 'parentRefs', index, 'name'],
    message: `${name} is a waypoint, to which Istio attaches no routes. A route that it is to apply has the Service as its parent (\`group: ""\`, \`kind: Service\`), which names the waypoint by a label.`,
  }
}

function absent(model: Model, route: Route, ref: ParentRef): Finding {
  const { index, kind, namespace, name } = ref
  return {
    path: ['spec', 'parentRefs', index, 'name'],
    message: `There is no ${kind} ${namespace}/${name} of the Gateway API.`,
    outside: { kind: kind === 'Gateway' ? kubernetesGateway : kind, namespace, name },
    ...meantParent(model, route, ref),
  }
}
