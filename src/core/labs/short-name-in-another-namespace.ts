import type { Lab } from './lab.ts'
import { httpServices, ingressGateway } from './lab-parts.ts'

const shop = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
  namespace: istio-ingress
spec:
  hosts:
  - shop.example.com
  gateways:
  - public
  http:
  - route:
    - destination:
        host: cart
        port:
          number: 8080
`

export const shortNameInAnotherNamespace: Lab = {
  id: 'short-name-in-another-namespace',
  title: '503: a short host name is read in the wrong namespace',
  topic: 'Destinations',
  symptom:
    'The VirtualService was moved to `istio-ingress`, beside the Gateway. Requests that reached `cart` get 503.',
  files: [
    { name: 'gateway.yaml', text: ingressGateway },
    { name: 'shop.yaml', text: shop },
    { name: 'services.yaml', text: httpServices('cart') },
  ],
  complete: true,
  request: {
    name: 'http://shop.example.com/',
    request: 'http://shop.example.com/',
    expect: 'cart.shop.svc.cluster.local',
  },
  ends: 'cart.istio-ingress.svc.cluster.local:8080',
  finding: 'references/destination-host-missing',
  cause:
    'Istio completes a short name with the namespace of the VirtualService: `cart` became `cart.istio-ingress.svc.cluster.local`.',
  fix: 'Write the whole name of the service.',
  changes: [
    { file: 'shop.yaml', from: '        host: cart\n', to: '        host: cart.shop.svc.cluster.local\n' },
  ],
}
