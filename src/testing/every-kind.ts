import type { Files } from '../core/text/file-change.ts'

/** One object of each kind that is drawn or marked, of Istio's own and of the Gateway API, so that all that is offered for a kind is seen. */
export const everyKindFiles: Files = [
  {
    name: 'istio.yaml',
    text: `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
  - port: { number: 80, name: http, protocol: HTTP }
    hosts: [shop.example.com]
  - port: { number: 8080, name: other, protocol: HTTP }
    hosts: [shop.example.com]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [public]
  http:
  - match: [{ uri: { prefix: /cart } }]
    route:
    - destination: { host: cart, subset: v1 }
      weight: 90
    - destination: { host: cart, subset: v2 }
      weight: 10
    mirror: { host: web }
  - match: [{ uri: { prefix: /old } }]
    redirect: { uri: / }
  - route: [{ destination: { host: web } }]
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: cart, namespace: shop }
spec:
  host: cart
  subsets:
  - name: v1
    labels: { version: v1 }
  - name: v2
    labels: { version: v2 }
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: bank, namespace: shop }
spec:
  hosts: [bank.example.com]
  location: MESH_EXTERNAL
  ports: [{ number: 443, name: tls, protocol: TLS }]
  resolution: DNS
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: calls, namespace: shop }
spec:
  egress:
  - hosts: ['./*']
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: readers, namespace: elsewhere }
spec:
  selector: { matchLabels: { app: nobody } }
`,
  },
  { name: 'services.yaml', text: ['cart', 'web', 'web-v2'].map(service).join('---\n') },
  {
    name: 'gateway-api.yaml',
    text: `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  gatewayClassName: istio
  allowedListeners: { namespaces: { from: Same } }
  listeners:
  - { name: http, port: 80, protocol: HTTP, hostname: '*.edge.example.com' }
  - { name: tls, port: 443, protocol: TLS, tls: { mode: Passthrough } }
  - { name: tcp, port: 9000, protocol: TCP }
---
apiVersion: gateway.networking.k8s.io/v1
kind: ListenerSet
metadata: { name: more, namespace: shop }
spec:
  parentRef: { name: edge }
  listeners:
  - { name: http, port: 8080, protocol: HTTP }
  - { name: other, port: 8081, protocol: HTTP }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: http, namespace: shop }
spec:
  parentRefs: [{ name: edge }, { kind: ListenerSet, name: more }]
  rules:
  - matches: [{ path: { value: /a } }]
    filters:
    - type: RequestMirror
      requestMirror: { backendRef: { name: cart, port: 80 } }
    backendRefs:
    - { name: web, port: 80, weight: 90 }
    - { name: web-v2, port: 80, weight: 10 }
  - matches: [{ path: { value: /b } }]
    filters:
    - type: RequestRedirect
      requestRedirect: { path: { type: ReplaceFullPath, replaceFullPath: / } }
---
apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata: { name: grpc, namespace: shop }
spec:
  parentRefs: [{ name: edge, sectionName: http }]
  hostnames: [grpc.edge.example.com]
  rules:
  - matches: [{ method: { service: shop.Cart } }]
    filters:
    - type: RequestMirror
      requestMirror: { backendRef: { name: cart, port: 80 } }
    backendRefs:
    - { name: web, port: 80, weight: 90 }
    - { name: web-v2, port: 80, weight: 10 }
  - matches: [{ method: { service: shop.Chat } }]
    backendRefs: [{ name: web, port: 80 }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: TLSRoute
metadata: { name: tls, namespace: shop }
spec:
  parentRefs: [{ name: edge }]
  hostnames: [db.example.com]
  rules:
  - backendRefs:
    - { name: web, port: 80, weight: 90 }
    - { name: web-v2, port: 80, weight: 10 }
---
apiVersion: gateway.networking.k8s.io/v1
kind: TCPRoute
metadata: { name: tcp, namespace: shop }
spec:
  parentRefs: [{ name: edge }]
  rules:
  - backendRefs:
    - { name: web, port: 80, weight: 90 }
    - { name: web-v2, port: 80, weight: 10 }
---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: { name: routes, namespace: elsewhere }
spec:
  from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: nobody }]
  to: [{ group: "", kind: Service }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: { name: web, namespace: elsewhere }
spec:
  targetRefs: [{ group: "", kind: Service, name: nobody }]
  validation: { hostname: web.example.com, wellKnownCACertificates: System }
---
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: { name: other }
spec: { controllerName: istio.io/gateway-controller }
`,
  },
]

function service(name: string): string {
  return `apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop }
spec:
  selector: { app: ${name} }
  ports: [{ name: http, port: 80 }]
`
}
