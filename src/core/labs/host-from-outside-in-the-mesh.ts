import type { Lab } from './lab.ts'
import { httpServices } from './lab-parts.ts'

const shop = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
  namespace: shop
spec:
  hosts:
  - shop.example.com
  gateways:
  - mesh
  http:
  - route:
    - destination:
        host: cart-v2
`

export const hostFromOutsideInTheMesh: Lab = {
  id: 'host-from-outside-in-the-mesh',
  title: 'A call inside the mesh misses the rules: they are for the public host',
  topic: 'Calls between services',
  symptom:
    'The VirtualService for `shop.example.com` sends traffic to the new version. `web` calls `http://cart:8080` and gets the old one.',
  files: [
    { name: 'shop.yaml', text: shop },
    { name: 'services.yaml', text: httpServices('cart', 'cart-v2', 'web') },
  ],
  request: {
    name: 'http://cart:8080/',
    request: 'http://cart:8080/',
    from: 'shop app=web',
    expect: 'cart-v2',
  },
  ends: 'cart.shop.svc.cluster.local:8080',
  cause:
    'Sidecars choose rules by the host that the client calls. A rule for `shop.example.com` says nothing of calls to `cart`.',
  fix: 'Add the host under which it is called inside the mesh.',
  changes: [
    {
      file: 'shop.yaml',
      from: '  - shop.example.com\n',
      to: `  - shop.example.com
  - cart
`,
    },
  ],
}
