import type { Example } from './example.ts'
import { serviceOf } from './services.ts'

const gateway = `apiVersion: gateway.networking.k8s.io/v1
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
    hostname: shop.example.com
`

const routes = `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: checkout
  namespace: shop
spec:
  parentRefs:
  - name: public
    sectionName: http
  hostnames:
  - shop.example.com
  rules:
  - name: testers
    matches:
    - path:
        type: PathPrefix
        value: /checkout
      headers:
      - name: x-canary
        value: always
    backendRefs:
    - name: checkout-v2
      port: 8080
  - name: checkout
    matches:
    - path:
        type: PathPrefix
        value: /checkout
    timeouts:
      request: 5s
    backendRefs:
    # Move these two until version 2 has everything.
    - name: checkout-v1
      port: 8080
      weight: 90
    - name: checkout-v2
      port: 8080
      weight: 10
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: storefront
  namespace: shop
spec:
  parentRefs:
  - name: public
    sectionName: http
  hostnames:
  - shop.example.com
  rules:
  - backendRefs: # all that no longer path takes
    - name: storefront
      port: 8080
`

export const httpRouteCanary: Example = {
  id: 'http-route-canary',
  title: 'Canary with HTTPRoutes',
  doc: 'The Gateway API: nine in ten requests stay with version 1 of the checkout, and two routes share a hostname.',
  files: [
    { name: 'gateway.yaml', text: gateway },
    { name: 'routes.yaml', text: routes },
    {
      name: 'services.yaml',
      text: ['checkout-v1', 'checkout-v2', 'storefront'].map(it => serviceOf('shop', it, 8080)).join('---\n'),
    },
  ],
}
