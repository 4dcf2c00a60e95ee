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
  - name: rest
    route:
    - destination:
        host: web
`

export const prefixIsNotASegment: Lab = {
  id: 'prefix-is-not-a-segment',
  title: 'Another path is taken: a prefix ends within a word',
  topic: 'Rules',
  symptom: '`/api` should go to `api`. So does `/apidocs`, which should go to `web`.',
  files: [
    { name: 'gateway.yaml', text: publicGateway },
    { name: 'shop.yaml', text: shop },
    { name: 'services.yaml', text: httpServices('web', 'api') },
  ],
  request: {
    name: 'http://shop.example.com/apidocs',
    request: 'http://shop.example.com/apidocs',
    expect: 'web',
  },
  ends: 'api.shop.svc.cluster.local:8080',
  cause: '`prefix` compares characters, not segments of the path: `/api` begins `/apidocs`.',
  fix: 'Match the path itself and what is below it: `exact: /api` and `prefix: /api/` as two items of `match`.',
  changes: [
    {
      file: 'shop.yaml',
      from: `    - uri:
        prefix: /api
`,
      to: `    - uri:
        exact: /api
    - uri:
        prefix: /api/
`,
    },
  ],
}
