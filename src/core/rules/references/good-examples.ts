/** A Gateway and what is routed from it: every reference leads to something. */
export const shop = `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: public
  namespace: shop
spec:
  selector:
    istio: ingressgateway
  servers:
  - port:
      number: 443
      name: https
      protocol: HTTPS
    tls:
      mode: SIMPLE
      credentialName: shop-certificate
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
  - route:
    - destination:
        host: cart
        subset: v1
        port:
          number: 8080
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: cart
  namespace: shop
spec:
  host: cart
  subsets:
  - name: v1
    labels:
      version: v1
---
apiVersion: v1
kind: Service
metadata:
  name: cart
  namespace: shop
spec:
  selector:
    app: cart
  ports:
  - name: http
    port: 8080
    protocol: TCP
`

/** TLS that is handed through, and the rules by SNI that it needs. */
export const passthrough = `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: passthrough
  namespace: shop
spec:
  selector:
    istio: ingressgateway
  servers:
  - port:
      number: 443
      name: tls
      protocol: TLS
    tls:
      mode: PASSTHROUGH
    hosts:
    - vault.example.com
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: vault
  namespace: shop
spec:
  hosts:
  - vault.example.com
  gateways:
  - passthrough
  tls:
  - match:
    - port: 443
      sniHosts:
      - vault.example.com
    route:
    - destination:
        host: vault.example.com
        port:
          number: 8200
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: vault
  namespace: shop
spec:
  hosts:
  - vault.example.com
  ports:
  - number: 8200
    name: tls
    protocol: TLS
  resolution: DNS
`

/** One VirtualService hands part of its traffic over to another. */
export const delegation = `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
  namespace: shop
spec:
  hosts:
  - shop.example.com
  http:
  - match:
    - uri:
        prefix: /cart
    delegate:
      name: cart
      namespace: cart
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: cart
  namespace: cart
spec:
  http:
  - route:
    - destination:
        host: cart
---
apiVersion: v1
kind: Service
metadata:
  name: cart
  namespace: cart
spec:
  selector:
    app: cart
  ports:
  - name: http
    port: 8080
    protocol: TCP
`
