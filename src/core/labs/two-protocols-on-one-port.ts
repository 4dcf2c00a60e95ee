import type { Lab } from './lab.ts'
import { httpServices } from './lab-parts.ts'

const gateway = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: public
  namespace: shop
spec:
  selector:
    istio: ingressgateway
  servers:
  - port:
      number: 80
      name: http
      protocol: HTTP
    hosts:
    - shop.example.com
  - port:
      number: 80
      name: mongo
      protocol: MONGO
    hosts:
    - "*"
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

export const twoProtocolsOnOnePort: Lab = {
  id: 'two-protocols-on-one-port',
  title: 'A server is ignored: another protocol has the port',
  topic: 'Gateways and TLS',
  symptom:
    'A server for MongoDB was added on port 80, where HTTP is served. MongoDB clients get HTTP errors.',
  files: [
    { name: 'gateway.yaml', text: gateway },
    { name: 'shop.yaml', text: shop },
    { name: 'services.yaml', text: httpServices('cart') },
  ],
  request: { name: 'http://shop.example.com/', request: 'http://shop.example.com/', expect: 'cart' },
  finding: 'references/port-protocol-conflict',
  cause:
    'A port of a gateway speaks one protocol. Istio keeps the first server and drops the others that speak another.',
  fix: 'Give the other protocol a port of its own, and open that port in the Service of the gateway.',
  changes: [
    {
      file: 'gateway.yaml',
      from: '      number: 80\n      name: mongo',
      to: '      number: 27017\n      name: mongo',
    },
  ],
}
