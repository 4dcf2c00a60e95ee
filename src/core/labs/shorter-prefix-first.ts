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
  - name: api
    match:
    - uri:
        prefix: /api
    route:
    - destination:
        host: api
  - name: api-v2
    match:
    - uri:
        prefix: /api/v2
    route:
    - destination:
        host: api-v2
`

export const shorterPrefixFirst: Lab = {
  id: 'shorter-prefix-first',
  title: 'A longer prefix is never used: a shorter one stands before it',
  topic: 'Rules',
  symptom: '`/api/v2` should go to `api-v2`. It goes to `api`.',
  files: [
    { name: 'gateway.yaml', text: publicGateway },
    { name: 'shop.yaml', text: shop },
    { name: 'services.yaml', text: httpServices('api', 'api-v2') },
  ],
  request: {
    name: 'http://shop.example.com/api/v2/items',
    request: 'http://shop.example.com/api/v2/items',
    expect: 'api-v2',
  },
  ends: 'api.shop.svc.cluster.local:8080',
  finding: 'virtual-service/ineffective-prefix',
  cause:
    'The order of the rules decides, not the length of the prefix as in an Ingress. `/api` begins `/api/v2` too.',
  fix: 'Write the longer prefix first.',
  changes: [
    {
      file: 'shop.yaml',
      from: `  - name: api
    match:
    - uri:
        prefix: /api
    route:
    - destination:
        host: api
  - name: api-v2
    match:
    - uri:
        prefix: /api/v2
    route:
    - destination:
        host: api-v2
`,
      to: `  - name: api-v2
    match:
    - uri:
        prefix: /api/v2
    route:
    - destination:
        host: api-v2
  - name: api
    match:
    - uri:
        prefix: /api
    route:
    - destination:
        host: api
`,
    },
  ],
}
