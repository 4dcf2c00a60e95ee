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
  - name: v2
    labels:
      version: v2
`

const pods = `apiVersion: v1
kind: Pod
metadata:
  name: cart-1
  namespace: shop
  labels:
    app: cart
    version: v1
spec:
  containers: []
---
apiVersion: v1
kind: Pod
metadata:
  name: cart-2
  namespace: shop
  labels:
    app: cart
    version: "2"
spec:
  containers: []
`

export const subsetWithoutPods: Lab = {
  id: 'subset-without-pods',
  title: '503 for a subset: no Pod has its labels',
  topic: 'Destinations',
  symptom: 'The subset `v2` is defined. Requests to it fail with 503 and `no healthy upstream`.',
  files: [
    { name: 'gateway.yaml', text: publicGateway },
    { name: 'shop.yaml', text: shop },
    { name: 'cart.yaml', text: cart },
    { name: 'pods.yaml', text: pods },
    { name: 'services.yaml', text: httpServices('cart') },
  ],
  request: {
    name: 'http://shop.example.com/',
    request: 'http://shop.example.com/',
    expect: 'v1 90%, v2 10%',
  },
  finding: 'references/subset-without-pods',
  cause:
    'A subset picks Pods of the service by their labels. The Pods of the new version have the label `version: "2"`.',
  fix: 'Use the labels that the Pods have.',
  changes: [{ file: 'cart.yaml', from: '      version: v2', to: '      version: "2"' }],
}
