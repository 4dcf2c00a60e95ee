import type { Lab } from './lab.ts'
import { httpServices, ingressGateway } from './lab-parts.ts'

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

export const gatewayInAnotherNamespace: Lab = {
  id: 'gateway-in-another-namespace',
  title: '404 for every path: the Gateway is in another namespace',
  topic: 'Gateways and TLS',
  symptom:
    'The Gateway `public` is in `istio-ingress`, the VirtualService in `shop`. It was meant to answer `shop.example.com`. Every request gets 404.',
  files: [
    { name: 'gateway.yaml', text: ingressGateway },
    { name: 'shop.yaml', text: shop },
    { name: 'services.yaml', text: httpServices('cart') },
  ],
  complete: true,
  request: { name: 'http://shop.example.com/', request: 'http://shop.example.com/', expect: 'cart' },
  ends: '404',
  finding: 'references/gateway-missing',
  cause:
    "A name without a namespace under `gateways` means a Gateway in the VirtualService's own namespace. There is none in `shop`, so Istio binds the VirtualService to nothing, and the gateway has no route for the host.",
  fix: 'Write the namespace of the Gateway in front of its name.',
  changes: [{ file: 'shop.yaml', from: '  - public\n', to: '  - istio-ingress/public\n' }],
}
