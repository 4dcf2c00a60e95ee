import type { Example } from './example.ts'
import { serviceOf } from './services.ts'

const gateway = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: bookinfo
  namespace: bookinfo
spec:
  gatewayClassName: istio
  listeners:
  - name: http
    port: 80
    protocol: HTTP
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: bookinfo
  namespace: bookinfo
spec:
  parentRefs:
  - name: bookinfo
  rules:
  - matches:
    - path:
        type: Exact
        value: /productpage
    - path:
        type: PathPrefix
        value: /static
    - path:
        type: Exact
        value: /login
    - path:
        type: Exact
        value: /logout
    - path:
        type: PathPrefix
        value: /api/v1/products
    backendRefs:
    - name: productpage
      port: 9080
`

const reviews = `# In the mesh the parent of a route is the Service that is called.
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: reviews
  namespace: bookinfo
spec:
  parentRefs:
  - group: ""
    kind: Service
    name: reviews
    port: 9080
  rules:
  - matches:
    - headers:
      - name: end-user
        value: jason
    backendRefs:
    - name: reviews-v2
      port: 9080
  - backendRefs:
    - name: reviews-v1
      port: 9080
      weight: 80
    - name: reviews-v3
      port: 9080
      weight: 20
`

export const bookinfoRoutes: Example = {
  id: 'bookinfo-routes',
  title: 'Bookinfo with HTTPRoutes',
  doc: 'The gateway of Bookinfo, converted to the Gateway API, and the versions of the reviews as a route of the mesh.',
  files: [
    { name: 'gateway.yaml', text: gateway },
    { name: 'reviews.yaml', text: reviews },
    {
      name: 'services.yaml',
      text: ['productpage', 'reviews', 'reviews-v1', 'reviews-v2', 'reviews-v3']
        .map(it => serviceOf('bookinfo', it, 9080))
        .join('---\n'),
    },
  ],
}
