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
    delegate:
      name: cart
      namespace: shop
`

const cart = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: cart
  namespace: shop
spec:
  http:
  - match:
    - uri:
        prefix: /items
    route:
    - destination:
        host: cart
`

export const delegateOutsideItsPrefix: Lab = {
  id: 'delegate-outside-its-prefix',
  title: '404 below a delegate: its match is outside the one of the root',
  topic: 'Rules',
  symptom:
    'The root hands `/cart` over. The delegate matches `/items`, meant below `/cart`. `/cart/items` gets 404.',
  files: [
    { name: 'gateway.yaml', text: publicGateway },
    { name: 'shop.yaml', text: shop },
    { name: 'cart.yaml', text: cart },
    { name: 'services.yaml', text: httpServices('cart') },
  ],
  request: {
    name: 'http://shop.example.com/cart/items',
    request: 'http://shop.example.com/cart/items',
    expect: 'cart',
  },
  ends: '404',
  cause:
    "The path that a delegate matches is the whole one, not what is left behind the root's prefix. Istio drops a rule whose match does not lie within the root's.",
  fix: 'Write the whole path in the delegate.',
  changes: [{ file: 'cart.yaml', from: 'prefix: /items', to: 'prefix: /cart/items' }],
}
