/** Objects that every rule is content with; a rule's page shows the one that has its subject. */

export const goodGateway = `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: public
  namespace: shop
  labels:
    app.kubernetes.io/part-of: shop
spec:
  selector:
    istio: ingressgateway
  servers:
  - port:
      number: 443
      name: https
      protocol: HTTPS
    hosts:
    - shop.example.com
    tls:
      mode: SIMPLE
      credentialName: shop-certificate
`

export const goodVirtualService = `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: reviews
  namespace: shop
spec:
  hosts:
  - reviews.shop.svc.cluster.local
  http:
  - match:
    - uri:
        prefix: /v2/
      headers:
        x-user:
          exact: test
    route:
    - destination:
        host: reviews.shop.svc.cluster.local
        port:
          number: 9080
    timeout: 5s
    retries:
      attempts: 2
      perTryTimeout: 1s
      retryOn: 5xx,reset
  - route:
    - destination:
        host: reviews.shop.svc.cluster.local
        port:
          number: 9080
      weight: 90
    - destination:
        host: reviews-next.shop.svc.cluster.local
        port:
          number: 9080
      weight: 10
`

export const goodDestinationRule = `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: reviews
  namespace: shop
spec:
  host: reviews.shop.svc.cluster.local
  trafficPolicy:
    connectionPool:
      tcp:
        connectTimeout: 500ms
    loadBalancer:
      consistentHash:
        httpHeaderName: x-user
        ringHash:
          minimumRingSize: 2048
    outlierDetection:
      consecutive5xxErrors: 3
      interval: 10s
`

export const goodServiceEntry = `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: payments
  namespace: shop
spec:
  hosts:
  - payments.example.com
  ports:
  - number: 443
    name: tls
    protocol: TLS
  location: MESH_EXTERNAL
  resolution: STATIC
  endpoints:
  - address: 192.0.2.10
    ports:
      tls: 8443
    labels:
      version: v1
`
