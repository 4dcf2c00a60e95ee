import type { Lab } from './lab.ts'
import { publicGateway } from './lab-parts.ts'

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
`

const cart = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: cart
  namespace: cart
spec:
  http:
  - route:
    - destination:
        host: cart
        port:
          number: 8080
`

const services = `apiVersion: v1
kind: Service
metadata:
  name: cart
  namespace: cart
spec:
  ports:
  - name: http
    port: 8080
`

export const delegateInAnotherNamespace: Lab = {
  id: 'delegate-in-another-namespace',
  title: '404 below a delegate: it is looked for in the wrong namespace',
  topic: 'Rules',
  symptom: 'The root VirtualService hands `/cart` to one of the team `cart`. Requests get 404.',
  files: [
    { name: 'gateway.yaml', text: publicGateway },
    { name: 'shop.yaml', text: shop },
    { name: 'cart.yaml', text: cart },
    { name: 'services.yaml', text: services },
  ],
  complete: true,
  request: {
    name: 'http://shop.example.com/cart',
    request: 'http://shop.example.com/cart',
    expect: 'cart.cart.svc.cluster.local',
  },
  ends: '404',
  finding: 'references/delegate-unreachable',
  cause:
    'Without a namespace, a delegate is looked for beside the root. Istio drops the rule whose delegate it does not find.',
  fix: 'Name the namespace of the delegate.',
  changes: [
    {
      file: 'shop.yaml',
      from: '      name: cart\n',
      to: `      name: cart
      namespace: cart
`,
    },
  ],
}
