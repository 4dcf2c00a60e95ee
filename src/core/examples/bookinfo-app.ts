import type { Example } from './example.ts'
import { serviceOf } from './services.ts'

const gateway = `# The way in.
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: bookinfo-gateway
  namespace: bookinfo
spec:
  selector:
    istio: ingressgateway
  servers:
  - port:
      number: 80
      name: http
      protocol: HTTP
    hosts:
    - "*"
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: bookinfo
  namespace: bookinfo
spec:
  hosts:
  - "*"
  gateways:
  - bookinfo-gateway
  http:
  - match:
    - uri:
        exact: /productpage
    - uri:
        prefix: /static
    - uri:
        exact: /login
    - uri:
        exact: /logout
    - uri:
        prefix: /api/v1/products
    route:
    - destination:
        host: productpage
        port:
          number: 9080
`

const reviews = `# One reader sees what is being tested.
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: reviews
  namespace: bookinfo
spec:
  hosts:
  - reviews
  http:
  - match:
    - headers:
        end-user:
          exact: jason
    route:
    - destination:
        host: reviews
        subset: v2
  - route:
    - destination:
        host: reviews
        subset: v1
      weight: 80
    - destination:
        host: reviews
        subset: v3
      weight: 20
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: reviews
  namespace: bookinfo
spec:
  host: reviews
  subsets:
  - name: v1
    labels:
      version: v1
  - name: v2
    labels:
      version: v2
  - name: v3
    labels:
      version: v3
`

export const bookinfoApp: Example = {
  id: 'bookinfo-app',
  title: 'Bookinfo application',
  doc: 'The way in and three versions of the reviews. Converted to the Gateway API, no request goes elsewhere.',
  files: [
    { name: 'gateway.yaml', text: gateway },
    { name: 'reviews.yaml', text: reviews },
    {
      name: 'services.yaml',
      text: ['productpage', 'details', 'reviews', 'ratings']
        .map(it => serviceOf('bookinfo', it, 9080))
        .join('---\n'),
    },
  ],
}
