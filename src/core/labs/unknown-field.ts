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
      weigth: 90
    - destination:
        host: new-cart
      weight: 10
`

export const unknownField: Lab = {
  id: 'unknown-field',
  title: 'A setting does nothing: its name is misspelled',
  topic: 'Rules',
  symptom: 'Nine of ten requests should stay with version 1. All of them go to the new one.',
  files: [
    { name: 'gateway.yaml', text: publicGateway },
    { name: 'shop.yaml', text: shop },
    { name: 'services.yaml', text: httpServices('cart', 'new-cart') },
  ],
  request: {
    name: 'http://shop.example.com/',
    request: 'http://shop.example.com/',
    expect: 'cart 90%, new-cart 10%',
  },
  ends: 'new-cart.shop.svc.cluster.local:8080',
  finding: 'schema/unknown-field',
  cause:
    'The field is `weight`. A destination without one gets nothing beside others that have one. `kubectl apply` refuses unknown fields; clients that do not ask for that see them dropped without a word.',
  fix: 'Correct the name.',
  changes: [{ file: 'shop.yaml', from: 'weigth', to: 'weight' }],
}
