import type { Lab } from './lab.ts'
import { httpServices } from './lab-parts.ts'

const cart = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: cart
  namespace: shop
spec:
  hosts:
  - cart
  http:
  - route:
    - destination:
        host: cart
`

const canary = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: cart-canary
  namespace: shop
spec:
  hosts:
  - cart
  http:
  - match:
    - headers:
        x-tester:
          exact: "true"
    route:
    - destination:
        host: cart-v2
`

export const twoRulesForOneMeshHost: Lab = {
  id: 'two-rules-for-one-mesh-host',
  title: 'One of two VirtualServices is ignored: sidecars take one for a host',
  topic: 'Calls between services',
  symptom:
    'The rules for `cart` and those for its canary are two VirtualServices. Testers never see the canary.',
  files: [
    { name: 'cart.yaml', text: cart },
    { name: 'canary.yaml', text: canary },
    { name: 'services.yaml', text: httpServices('cart', 'cart-v2', 'web') },
  ],
  request: {
    name: "curl -H 'x-tester: true' http://cart:8080/",
    request: "curl -H 'x-tester: true' http://cart:8080/",
    from: 'shop app=web',
    expect: 'cart-v2',
  },
  ends: 'cart.shop.svc.cluster.local:8080',
  finding: 'references/mesh-host-conflict',
  cause:
    'Gateways join the rules of VirtualServices for one host; sidecars do not. They take the older one alone.',
  fix: 'Put all rules of a host into one VirtualService.',
  changes: [
    {
      file: 'cart.yaml',
      from: '  http:\n',
      to: `  http:
  - match:
    - headers:
        x-tester:
          exact: "true"
    route:
    - destination:
        host: cart-v2
`,
    },
    {
      file: 'canary.yaml',
      from: `  hosts:
  - cart
`,
      to: `  hosts:
  - cart-canary
`,
    },
  ],
}
