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
  - match:
    - method:
        exact: post
    route:
    - destination:
        host: orders
  - route:
    - destination:
        host: web
`

export const methodInLowerCase: Lab = {
  id: 'method-in-lower-case',
  title: 'A rule for a method never matches: methods are upper case',
  topic: 'Rules',
  symptom: 'POST requests should go to `orders`. They go to `web`.',
  files: [
    { name: 'gateway.yaml', text: publicGateway },
    { name: 'shop.yaml', text: shop },
    { name: 'services.yaml', text: httpServices('orders', 'web') },
  ],
  request: {
    name: 'curl -X POST http://shop.example.com/orders',
    request: 'curl -X POST http://shop.example.com/orders',
    expect: 'orders',
  },
  ends: 'web.shop.svc.cluster.local:8080',
  cause: 'Values are compared letter by letter, and clients send methods in upper case.',
  fix: 'Write `POST`.',
  changes: [{ file: 'shop.yaml', from: 'exact: post', to: 'exact: POST' }],
}
