/** Routes behind a gateway: first what is special, last what takes the rest. */
export const shopRoutes = `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
  namespace: shop
spec:
  hosts:
  - shop.example.com
  gateways:
  - istio-ingress/public
  http:
  - name: cart
    match:
    - uri:
        prefix: /cart
      headers:
        x-beta:
          exact: "true"
    - uri:
        regex: /basket/[0-9]+
    route:
    - destination:
        host: cart.shop.svc.cluster.local
        port:
          number: 8080
    timeout: 5s
    retries:
      attempts: 2
      perTryTimeout: 1s
      retryOn: 5xx,reset
  - name: rest
    route:
    - destination:
        host: shop.shop.svc.cluster.local
        port:
          number: 8080
        subset: v1
      weight: 90
    - destination:
        host: shop.shop.svc.cluster.local
        port:
          number: 8080
        subset: v2
      weight: 10
`

/** Redirects and answers that need no destination. */
export const answers = `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop-old
  namespace: shop
spec:
  hosts:
  - old.example.com
  gateways:
  - istio-ingress/public
  http:
  - name: status
    match:
    - uri:
        exact: /status
    directResponse:
      status: 200
      body:
        string: up
  - name: moved
    match:
    - uri:
        prefix: /shop/
    redirect:
      authority: shop.example.com
      scheme: https
      redirectCode: 308
  - name: rest
    redirect:
      uri: /status
`

/** What is done to requests on their way, for the sidecars. */
export const policies = `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: ratings
  namespace: shop
spec:
  hosts:
  - ratings.shop.svc.cluster.local
  http:
  - match:
    - uri:
        prefix: /v1/
      sourceLabels:
        app: reviews
      sourceNamespace: shop
    rewrite:
      uri: /v2/
    route:
    - destination:
        host: ratings.shop.svc.cluster.local
      headers:
        response:
          remove:
          - x-internal
    headers:
      request:
        set:
          x-route: "%REQ(:path)%"
    corsPolicy:
      allowOrigins:
      - exact: https://shop.example.com
      allowMethods:
      - GET
      allowHeaders:
      - content-type
      maxAge: 24h
    mirror:
      host: ratings-next.shop.svc.cluster.local
    mirrorPercentage:
      value: 10
  - route:
    - destination:
        host: ratings.shop.svc.cluster.local
    fault:
      abort:
        percentage:
          value: 0.1
        httpStatus: 503
      delay:
        percentage:
          value: 1
        fixedDelay: 2s
`

/** TLS that is handed through by its SNI name, and plain TCP. */
export const connections = `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: databases
  namespace: shop
spec:
  hosts:
  - "*.db.example.com"
  gateways:
  - istio-ingress/passthrough
  tls:
  - match:
    - sniHosts:
      - orders.db.example.com
      port: 8443
    route:
    - destination:
        host: orders.shop.svc.cluster.local
  tcp:
  - match:
    - port: 5432
      destinationSubnets:
      - 10.1.0.0/16
    route:
    - destination:
        host: orders.shop.svc.cluster.local
`

/** A VirtualService that hands a path to another one, and that one. */
export const delegation = `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
  namespace: shop
spec:
  hosts:
  - shop.example.com
  gateways:
  - istio-ingress/public
  http:
  - match:
    - uri:
        prefix: /cart
    delegate:
      name: cart
      namespace: shop
  - route:
    - destination:
        host: shop.shop.svc.cluster.local
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: cart
  namespace: shop
spec:
  http:
  - route:
    - destination:
        host: cart.shop.svc.cluster.local
`
