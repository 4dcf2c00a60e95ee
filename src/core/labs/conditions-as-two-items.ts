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
    - uri:
        prefix: /cart
    - headers:
        x-tester:
          exact: "true"
    route:
    - destination:
        host: new-cart
  - route:
    - destination:
        host: cart
`

export const conditionsAsTwoItems: Lab = {
  id: 'conditions-as-two-items',
  title: 'Too many requests match: two conditions are two items of the list',
  topic: 'Rules',
  symptom: 'Only testers should see the new cart, and only below `/cart`. Everybody sees it.',
  files: [
    { name: 'gateway.yaml', text: publicGateway },
    { name: 'shop.yaml', text: shop },
    { name: 'services.yaml', text: httpServices('new-cart', 'cart') },
  ],
  request: {
    name: 'http://shop.example.com/cart',
    request: 'http://shop.example.com/cart',
    expect: 'cart:8080',
  },
  ends: 'new-cart.shop.svc.cluster.local:8080',
  cause: 'The items of `match` are alternatives. Conditions of one item must all hold.',
  fix: 'Write both conditions in one item: take the dash away in front of `headers`.',
  changes: [{ file: 'shop.yaml', from: '    - headers:\n', to: '      headers:\n' }],
}
