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
        regex: /items/[0-9]+
    route:
    - destination:
        host: items
`

export const regexMatchesTheWholePath: Lab = {
  id: 'regex-matches-the-whole-path',
  title: 'A regular expression does not match: it is compared with the whole path',
  topic: 'Rules',
  symptom: '`regex: /items/[0-9]+` should take everything about an item. `/items/7/reviews` gets 404.',
  files: [
    { name: 'gateway.yaml', text: publicGateway },
    { name: 'shop.yaml', text: shop },
    { name: 'services.yaml', text: httpServices('items') },
  ],
  request: {
    name: 'http://shop.example.com/items/7/reviews',
    request: 'http://shop.example.com/items/7/reviews',
    expect: 'items',
  },
  ends: '404',
  cause:
    'Envoy compares a regular expression with all of the path, as if it began with `^` and ended with `$`.',
  fix: 'Let the expression go on to the end of the path.',
  changes: [{ file: 'shop.yaml', from: 'regex: /items/[0-9]+', to: 'regex: /items/[0-9]+(/.*)?' }],
}
