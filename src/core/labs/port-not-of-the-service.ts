import type { Lab } from './lab.ts'
import { httpServices, publicGateway } from './lab-parts.ts'

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
        port:
          number: 3000
`

export const portNotOfTheService: Lab = {
  id: 'port-not-of-the-service',
  title: '503: the destination names a port that the Service does not have',
  topic: 'Destinations',
  symptom: 'The container listens on 3000, and the rule says so. The Service offers 8080. Requests get 503.',
  files: [
    { name: 'gateway.yaml', text: publicGateway },
    { name: 'shop.yaml', text: shop },
    { name: 'services.yaml', text: httpServices('cart') },
  ],
  request: { name: 'http://shop.example.com/', request: 'http://shop.example.com/', expect: 'cart:8080' },
  ends: 'cart.shop.svc.cluster.local:3000',
  finding: 'references/destination-port-missing',
  cause: 'The port of a destination is a port of the Service, not of the container (`targetPort`).',
  fix: 'Name the port of the Service.',
  changes: [{ file: 'shop.yaml', from: 'number: 3000', to: 'number: 8080' }],
}
