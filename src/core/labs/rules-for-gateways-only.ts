import type { Lab } from './lab.ts'
import { httpServices, publicGateway } from './lab-parts.ts'

const cart = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: cart
  namespace: shop
spec:
  hosts:
  - shop.example.com
  - cart
  gateways:
  - public
  http:
  - route:
    - destination:
        host: cart-v2
`

export const rulesForGatewaysOnly: Lab = {
  id: 'rules-for-gateways-only',
  title: 'A service ignores the canary: the rules are for gateways only',
  topic: 'Calls between services',
  symptom: 'Through the gateway, the new version of `cart` answers. Calls from `web` go to the old one.',
  files: [
    { name: 'cart.yaml', text: cart },
    { name: 'gateway.yaml', text: publicGateway },
    { name: 'services.yaml', text: httpServices('cart', 'cart-v2', 'web') },
  ],
  request: {
    name: 'http://cart:8080/',
    request: 'http://cart:8080/',
    from: 'shop app=web',
    expect: 'cart-v2',
  },
  ends: 'cart.shop.svc.cluster.local:8080',
  finding: 'advice/host-not-carried',
  cause: 'With `gateways`, a VirtualService is for those alone. Sidecars take it only if `mesh` is listed.',
  fix: 'Add `mesh`.',
  changes: [
    {
      file: 'cart.yaml',
      from: '  - public\n',
      to: `  - public
  - mesh
`,
    },
  ],
}
