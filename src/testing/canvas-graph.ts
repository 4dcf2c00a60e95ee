import { analyze } from '../core/analyze.ts'
import type { Graph } from '../core/graph/graph.ts'
import type { Files } from '../core/text/file-change.ts'

/** A small shop: a redirecting and a TLS server, a split between two versions, a link without effect, and a ghost. */
export const shopFiles: Files = [
  {
    name: 'shop.yaml',
    text: `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: public
  namespace: shop
spec:
  selector:
    istio: ingressgateway
  servers:
  - port: { number: 80, name: http, protocol: HTTP }
    hosts: [shop.example.com]
    tls: { httpsRedirect: true }
  - port: { number: 443, name: https, protocol: HTTPS }
    hosts: [shop.example.com]
    tls: { mode: SIMPLE, credentialName: shop }
  - port: { number: 8443, name: partners, protocol: HTTPS }
    hosts: [partners.example.com]
    tls: { mode: MUTUAL, credentialName: partners }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
  namespace: shop
spec:
  hosts: [shop.example.com]
  gateways: [public]
  http:
  - match:
    - uri: { prefix: /cart }
    route:
    - destination: { host: cart, subset: v1 }
      weight: 80
    - destination: { host: cart, subset: v2 }
      weight: 20
    timeout: 5s
  - route:
    - destination: { host: web }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: partners
  namespace: shop
spec:
  hosts: [partners.example.com]
  gateways: [elsewhere]
  http:
  - route:
    - destination: { host: web }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: blog
  namespace: shop
spec:
  hosts: [blog.example.com]
  gateways: [public]
  http:
  - route:
    - destination: { host: blog }
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
    labels: { version: v1 }
  - name: v2
    labels: { version: v2 }
---
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  ports:
  - port: 80
`,
  },
]

export function graphOf(files: Files): Graph {
  return analyze(files).graph
}
