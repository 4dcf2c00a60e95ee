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
        subset: v1
      weight: 90
    - destination:
        host: cart
        subset: v2
      weight: 10
`

const cart = `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: cart
  namespace: shop
spec:
  host: cart
  subsets:
  - name: v1
    labels:
      version: v1
`

export const subsetMissing: Lab = {
  id: 'subset-missing',
  title: '503 for some requests: a subset is not defined',
  topic: 'Destinations',
  symptom: 'A canary sends a tenth of the traffic to `v2`. A tenth of the requests fails with 503.',
  files: [
    { name: 'gateway.yaml', text: publicGateway },
    { name: 'shop.yaml', text: shop },
    { name: 'cart.yaml', text: cart },
    { name: 'services.yaml', text: httpServices('cart') },
  ],
  request: {
    name: 'http://shop.example.com/',
    request: 'http://shop.example.com/',
    expect: 'v1 90%, v2 10%',
  },
  finding: 'references/subset-missing',
  cause:
    'A subset exists where a DestinationRule for the host defines it. Envoy has no cluster for `v2`, so requests to it end with 503.',
  fix: 'Define the subset first, then send traffic there.',
  changes: [
    {
      file: 'cart.yaml',
      from: '      version: v1\n',
      to: `      version: v1
  - name: v2
    labels:
      version: v2
`,
    },
  ],
}
