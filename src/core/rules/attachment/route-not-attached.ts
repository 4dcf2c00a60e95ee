import { type Refusal, refusalOf, refusalWords } from '../../istio/gateway-api/denials.ts'
import { kindsLookedAt, kubernetesGateway, routeKinds } from '../../istio/gateway-api/kinds.ts'
import { type ParentRef, type Route, readRoute } from '../../istio/gateway-api/read-route.ts'
import { denialBy, parentsOf, type RouteParent } from '../../istio/gateway-api/route-parents.ts'
import { gatewayApiGroup } from '../../kinds/gateway-api/channel.ts'
import { effective, type Model } from '../../model/model.ts'
import { setField } from '../../operations/set-field.ts'
import type { Path } from '../../yaml/path.ts'
import { fixOf, set } from '../checks/fixes.ts'
import type { Finding, FindingFix } from '../define-rule.ts'
import { translationRule } from '../references/analysis-rule.ts'
import { attachedShop } from './good-attachment.ts'

export const routeNotAttached = translationRule({
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
  reads: kindsLookedAt,
  about: routeKinds,

  check(model, report) {
    for (const kind of routeKinds)
      for (const resource of effective(model, kind)) {
        const route = readRoute(resource)
        for (const it of parentsOf(model, route)) {
          const refusal = refusalOf(it)
          if (refusal) report(resource, refused(route, it, refusal))
        }
        for (const it of route.parentRefs) if (isAbsent(model, it)) report(resource, absent(it))
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
    ],
    good: [attachedShop],
  },
})

function refused(route: Route, parent: RouteParent, refusal: Refusal): Finding {
  const at: Path = ['spec', 'parentRefs', parent.ref.index]
  const [fix, ...otherFixes] = fixesFor(route, parent.ref, refusal)
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

const most = 3

/** Ways to attach it, each of which was tried on the listener as it would be. */
function fixesFor(route: Route, ref: ParentRef, { because, listeners }: Refusal): FindingFix[] {
  const at: Path = ['spec', 'parentRefs', ref.index]
  switch (because) {
    case 'section':
      return listeners
        .filter(it => !denialBy(it, route, { ...ref, sectionName: it.name }))
        .slice(0, most)
        .map(it => fixOf(`Attach to listener ${it.name}`, set([...at, 'sectionName'], it.name)))
    case 'port':
      return listeners
        .filter(it => !denialBy(it, route, { ...ref, port: it.port }))
        .slice(0, most)
        .map(it => fixOf(`Use port ${it.port} of listener ${it.name}`, set([...at, 'port'], it.port)))
    case 'namespace': {
      const open = (host: string) => `*${host.slice(host.indexOf('/'))}`
      return listeners
        .filter(it => !denialBy({ ...it, hosts: it.hosts.map(open) }, route, ref))
        .slice(0, most)
        .map(it => {
          const place = { resource: it.owner.id, path: [...it.path, 'allowedRoutes', 'namespaces'] }
          return {
            title: `Take routes from all namespaces on listener ${it.name}`,
            operation: () => setField(place, { from: 'All' }),
          }
        })
    }
    case 'hostname':
    case 'kind':
    case 'missing':
      return []
  }
}

/** Whether a parent is a Gateway or ListenerSet that the files do not have. */
function isAbsent(model: Model, { group, kind, namespace, name }: ParentRef): boolean {
  const key = kind === 'Gateway' ? kubernetesGateway : kind
  const isListening = group === gatewayApiGroup && (kind === 'Gateway' || kind === 'ListenerSet')
  return isListening && name !== '' && model.find(key, namespace, name) === undefined
}

function absent({ index, kind, namespace, name }: ParentRef): Finding {
  return {
    path: ['spec', 'parentRefs', index, 'name'],
    message: `There is no ${kind} ${namespace}/${name} of the Gateway API.`,
    outside: { kind: kind === 'Gateway' ? kubernetesGateway : kind, namespace, name },
  }
}
