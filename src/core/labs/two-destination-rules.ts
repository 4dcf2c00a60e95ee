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
`

const cart = `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: cart
  namespace: shop
spec:
  host: cart
  trafficPolicy:
    loadBalancer:
      simple: LEAST_REQUEST
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: cart-limits
  namespace: shop
spec:
  host: cart.shop.svc.cluster.local
  trafficPolicy:
    connectionPool:
      tcp:
        connectTimeout: 2s
`

export const twoDestinationRules: Lab = {
  id: 'two-destination-rules',
  title: 'A policy has no effect: another DestinationRule for the host comes first',
  topic: 'Destinations',
  symptom:
    'One team says how requests to `cart` are balanced. Another added a DestinationRule with a timeout for connections, which has no effect.',
  files: [
    { name: 'gateway.yaml', text: publicGateway },
    { name: 'shop.yaml', text: shop },
    { name: 'cart.yaml', text: cart },
    { name: 'services.yaml', text: httpServices('cart') },
  ],
  request: { name: 'http://shop.example.com/', request: 'http://shop.example.com/', expect: 'cart' },
  finding: 'advice/destination-rules-of-one-host',
  cause:
    'Istio merges the subsets of DestinationRules for one host, but takes the traffic policy of the oldest alone.',
  fix: 'Put the policy of a host into one DestinationRule.',
  changes: [
    {
      file: 'cart.yaml',
      from: '      simple: LEAST_REQUEST\n',
      to: `      simple: LEAST_REQUEST
    connectionPool:
      tcp:
        connectTimeout: 2s
`,
    },
    {
      file: 'cart.yaml',
      from: `---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: cart-limits
  namespace: shop
spec:
  host: cart.shop.svc.cluster.local
  trafficPolicy:
    connectionPool:
      tcp:
        connectTimeout: 2s
`,
      to: '',
    },
  ],
}
