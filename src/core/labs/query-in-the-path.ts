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
        exact: /search?beta=true
    route:
    - destination:
        host: new-search
  - route:
    - destination:
        host: search
`

export const queryInThePath: Lab = {
  id: 'query-in-the-path',
  title: 'A rule with a query string never matches',
  topic: 'Rules',
  symptom: '`/search?beta=true` should go to the new search. It goes to the old one.',
  files: [
    { name: 'gateway.yaml', text: publicGateway },
    { name: 'shop.yaml', text: shop },
    { name: 'services.yaml', text: httpServices('new-search', 'search') },
  ],
  request: {
    name: 'http://shop.example.com/search?beta=true',
    request: 'http://shop.example.com/search?beta=true',
    expect: 'new-search',
  },
  ends: 'search.shop.svc.cluster.local:8080',
  cause: '`uri` is compared with the path alone. What follows the question mark is never part of it.',
  fix: 'Match parameters under `queryParams`.',
  changes: [
    {
      file: 'shop.yaml',
      from: '        exact: /search?beta=true\n',
      to: `        exact: /search
      queryParams:
        beta:
          exact: "true"
`,
    },
  ],
}
