import type { Example } from './example.ts'

const gateway = `apiVersion: networking.istio.io/v1
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
    tls:
      httpsRedirect: true
  - port:
      number: 443
      name: https
      protocol: HTTPS
    hosts:
    - shop.example.com
    tls:
      mode: SIMPLE
      credentialName: shop-example-com
`

const shop = `apiVersion: networking.istio.io/v1
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
  - name: testers
    match:
    - headers:
        x-canary:
          exact: always
    route:
    - destination:
        host: checkout
        subset: v2
  - name: checkout
    match:
    - uri:
        prefix: /checkout
    timeout: 5s
    retries:
      attempts: 2
      perTryTimeout: 2s
      retryOn: connect-failure,refused-stream,503
    route:
    # Move these two until version 2 has everything.
    - destination:
        host: checkout
        subset: v1
      weight: 90
    - destination:
        host: checkout
        subset: v2
      weight: 10
  - name: storefront
    route:
    - destination:
        host: storefront
        port:
          number: 8080
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: checkout
  namespace: shop
spec:
  host: checkout
  trafficPolicy:
    outlierDetection:
      consecutive5xxErrors: 5
      interval: 10s
      baseEjectionTime: 30s
  subsets:
  - name: v1
    labels:
      version: v1
  - name: v2
    labels:
      version: v2
`

const services = `apiVersion: v1
kind: Service
metadata:
  name: checkout
  namespace: shop
spec:
  selector:
    app: checkout
  ports:
  - name: http
    port: 8080
---
apiVersion: v1
kind: Service
metadata:
  name: storefront
  namespace: shop
spec:
  selector:
    app: storefront
  ports:
  - name: http
    port: 8080
`

export const canary: Example = {
  id: 'canary',
  title: 'Canary release',
  doc: 'Nine in ten requests stay with version 1 of the checkout; testers ask for version 2 by header.',
  files: [
    { name: 'gateway.yaml', text: gateway },
    { name: 'shop.yaml', text: shop },
    { name: 'services.yaml', text: services },
  ],
}
