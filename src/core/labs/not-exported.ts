import type { Lab } from './lab.ts'
import { httpServices, ingressGateway } from './lab-parts.ts'

const gatewayPods = `apiVersion: v1
kind: Pod
metadata:
  name: ingress-1
  namespace: istio-ingress
  labels:
    istio: ingressgateway
spec:
  containers: []
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
  - istio-ingress/public
  exportTo:
  - "."
  http:
  - route:
    - destination:
        host: cart
`

export const notExported: Lab = {
  id: 'not-exported',
  title: '404 from the gateway: the VirtualService is not exported',
  topic: 'Gateways and TLS',
  symptom:
    'The VirtualService has `exportTo: ["."]`, as the team\'s template says. The gateway runs in another namespace and answers 404.',
  files: [
    { name: 'gateway.yaml', text: ingressGateway },
    { name: 'gateway-pods.yaml', text: gatewayPods },
    { name: 'shop.yaml', text: shop },
    { name: 'services.yaml', text: httpServices('cart') },
  ],
  request: { name: 'http://shop.example.com/', request: 'http://shop.example.com/', expect: 'cart' },
  ends: '404',
  finding: 'references/not-exported-to-gateway',
  cause:
    '`exportTo: ["."]` shows the object to proxies of its own namespace only, and a gateway in another namespace does not see it.',
  fix: 'Export it to the namespace of the gateway as well, or leave `exportTo` out.',
  changes: [
    {
      file: 'shop.yaml',
      from: '  - "."\n',
      to: `  - "."
  - istio-ingress
`,
    },
  ],
}
