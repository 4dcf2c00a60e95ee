import type { Lab } from './lab.ts'
import { httpServices } from './lab-parts.ts'

const gateway = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: public
  namespace: shop
spec:
  selector:
    istio: ingress-gateway
  servers:
  - port:
      number: 80
      name: http
      protocol: HTTP
    hosts:
    - shop.example.com
`

const gatewayPods = `apiVersion: v1
kind: Pod
metadata:
  name: edge-1
  namespace: shop
  labels:
    istio: edge
spec:
  containers: []
---
apiVersion: v1
kind: Service
metadata:
  name: edge
  namespace: shop
spec:
  selector:
    istio: edge
  ports:
  - name: http
    port: 80
    protocol: TCP
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
  - route:
    - destination:
        host: cart
`

export const selectorPicksNoPod: Lab = {
  id: 'selector-picks-no-pod',
  title: 'Connection refused: no Pod has the labels of the selector',
  topic: 'Gateways and TLS',
  symptom: 'The Gateway was copied from another cluster. Nothing listens on port 80.',
  files: [
    { name: 'gateway.yaml', text: gateway },
    { name: 'gateway-pods.yaml', text: gatewayPods },
    { name: 'shop.yaml', text: shop },
    { name: 'services.yaml', text: httpServices('cart') },
  ],
  request: { name: 'http://shop.example.com/', request: 'http://shop.example.com/', expect: 'cart' },
  finding: 'references/gateway-selector-unmatched',
  cause:
    "`selector` is compared with the labels of Pods, not with the name of a Deployment or Service. The gateway's Pods have the label `istio: edge`.",
  fix: "Use the label of the gateway's Pods: `kubectl get pods --show-labels` in their namespace prints it.",
  changes: [{ file: 'gateway.yaml', from: 'istio: ingress-gateway', to: 'istio: edge' }],
}
