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
  - name: rest
    route:
    - destination:
        host: web
  - name: api
    match:
    - uri:
        prefix: /api
    route:
    - destination:
        host: api
`

export const catchAllFirst: Lab = {
  id: 'catch-all-first',
  title: 'A rule is never used: the one before it takes everything',
  topic: 'Rules',
  symptom: '`/api` should go to `api`. It goes to `web` with everything else.',
  files: [
    { name: 'gateway.yaml', text: publicGateway },
    { name: 'shop.yaml', text: shop },
    { name: 'services.yaml', text: httpServices('web', 'api') },
  ],
  request: {
    name: 'http://shop.example.com/api/items',
    request: 'http://shop.example.com/api/items',
    expect: 'api',
  },
  ends: 'web.shop.svc.cluster.local:8080',
  finding: 'virtual-service/unreachable-after-catch-all',
  cause:
    'Envoy takes the first rule that matches, in the order they are written. A rule without `match` takes every request.',
  fix: 'Move the rule without `match` to the end.',
  changes: [
    {
      file: 'shop.yaml',
      from: `  - name: rest
    route:
    - destination:
        host: web
  - name: api
    match:
    - uri:
        prefix: /api
    route:
    - destination:
        host: api
`,
      to: `  - name: api
    match:
    - uri:
        prefix: /api
    route:
    - destination:
        host: api
  - name: rest
    route:
    - destination:
        host: web
`,
    },
  ],
}
