/** Objects of the Gateway API that every rule is content with. */

export const goodKubernetesGateway = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: public
  namespace: shop
spec:
  gatewayClassName: istio
  listeners:
  - name: http
    port: 80
    protocol: HTTP
    hostname: "*.example.com"
    allowedRoutes:
      namespaces:
        from: All
`

export const goodHttpRoute = `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: shop
  namespace: shop
spec:
  parentRefs:
  - name: public
  hostnames:
  - shop.example.com
  rules:
  - matches:
    - path:
        type: PathPrefix
        value: /cart
      headers:
      - name: x-user
        value: test
    filters:
    - type: URLRewrite
      urlRewrite:
        path:
          type: ReplacePrefixMatch
          replacePrefixMatch: /
    backendRefs:
    - name: cart
      port: 80
      weight: 90
    - name: cart-next
      port: 80
      weight: 10
    timeouts:
      request: 10s
      backendRequest: 2s
  - backendRefs:
    - name: shop
      port: 80
`

export const goodGrpcRoute = `
apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata:
  name: cart
  namespace: shop
spec:
  parentRefs:
  - name: public
  hostnames:
  - grpc.example.com
  rules:
  - matches:
    - method:
        service: shop.Cart
        method: Add
    backendRefs:
    - name: cart
      port: 9000
`

export const goodTlsRoute = `
apiVersion: gateway.networking.k8s.io/v1
kind: TLSRoute
metadata:
  name: database
  namespace: shop
spec:
  parentRefs:
  - name: public
    sectionName: tls
  hostnames:
  - db.example.com
  rules:
  - backendRefs:
    - name: database
      port: 5432
`

export const goodBackendTlsPolicy = `
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata:
  name: cart
  namespace: shop
spec:
  targetRefs:
  - group: ""
    kind: Service
    name: cart
  validation:
    hostname: cart.example.com
    wellKnownCACertificates: System
    subjectAltNames:
    - type: Hostname
      hostname: cart.example.com
`
