import type { Example } from './example.ts'
import { serviceOf } from './services.ts'

const infra = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: shared
  namespace: infra
spec:
  gatewayClassName: istio
  listeners:
  - name: http
    port: 80
    protocol: HTTP
    hostname: "*.example.com"
    allowedRoutes:
      namespaces:
        from: Selector
        selector:
          matchLabels:
            exposed: "true" # asked of the platform team
`

const shop = `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    exposed: "true"
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: shop
  namespace: shop
spec:
  parentRefs:
  - name: shared
    namespace: infra
  hostnames:
  - shop.example.com
  rules:
  - matches:
    - path:
        type: PathPrefix
        value: /pay
    backendRefs:
    - name: payments # of another team, which has to allow it
      namespace: payments
      port: 8080
  - backendRefs:
    - name: storefront
      port: 8080
---
${serviceOf('shop', 'storefront', 8080)}`

const payments = `apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata:
  name: payments-from-shop
  namespace: payments
spec:
  from:
  - group: gateway.networking.k8s.io
    kind: HTTPRoute
    namespace: shop
  to:
  - group: ""
    kind: Service
    name: payments
---
${serviceOf('payments', 'payments', 8080)}`

export const crossNamespace: Example = {
  id: 'cross-namespace',
  title: 'Across namespaces',
  doc: 'A shared Gateway lets in routes of labelled namespaces, and a ReferenceGrant lets one of them send requests to another team.',
  files: [
    { name: 'infra.yaml', text: infra },
    { name: 'shop.yaml', text: shop },
    { name: 'payments.yaml', text: payments },
  ],
}
