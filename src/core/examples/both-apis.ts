import type { Example } from './example.ts'
import { serviceOf } from './services.ts'

const istio = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: public
  namespace: shop
spec:
  selector:
    istio: ingressgateway
  servers:
  - port:
      number: 80
      name: http
      protocol: HTTP
    hosts:
    - shop.example.com
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
  namespace: shop
spec:
  hosts:
  - shop.example.com
  gateways:
  - public
  http:
  - match:
    - uri:
        prefix: /cart
    retries:
      attempts: 3
      perTryTimeout: 2s
      retryOn: connect-failure,refused-stream
    route:
    - destination:
        host: cart
        port:
          number: 8080
  - route:
    - destination:
        host: storefront
        port:
          number: 8080
`

const moved = `# What has moved over so far. It has a gateway of its own, which Istio runs.
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: blog
  namespace: shop
spec:
  gatewayClassName: istio
  listeners:
  - name: http
    port: 80
    protocol: HTTP
    hostname: blog.example.com
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: blog
  namespace: shop
spec:
  parentRefs:
  - name: blog
  hostnames:
  - blog.example.com
  rules:
  - matches:
    - path:
        type: PathPrefix
        value: /shop
    filters:
    - type: RequestRedirect
      requestRedirect:
        hostname: shop.example.com
        statusCode: 301
  - backendRefs:
    - name: blog
      port: 8080
`

const shared = `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: blog
  namespace: shop
spec:
  host: blog # DestinationRules stay: both APIs lead to the same Services
  trafficPolicy:
    connectionPool:
      http:
        http1MaxPendingRequests: 100
---
${['cart', 'storefront', 'blog'].map(it => serviceOf('shop', it, 8080)).join('---\n')}`

export const bothApis: Example = {
  id: 'both-apis',
  title: 'Half moved to the Gateway API',
  doc: 'A shop that VirtualServices route, and a blog that has moved to an HTTPRoute, with the Services that both lead to.',
  files: [
    { name: 'istio.yaml', text: istio },
    { name: 'gateway-api.yaml', text: moved },
    { name: 'shared.yaml', text: shared },
  ],
}
