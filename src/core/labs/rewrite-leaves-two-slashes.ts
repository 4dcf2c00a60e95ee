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
        prefix: /api
    rewrite:
      uri: /
    route:
    - destination:
        host: users
`

export const rewriteLeavesTwoSlashes: Lab = {
  id: 'rewrite-leaves-two-slashes',
  title: 'The service answers 404: a rewrite leaves two slashes',
  topic: 'Rules',
  symptom: '`/api/users` should reach the service as `/users`. It arrives as `//users`.',
  files: [
    { name: 'gateway.yaml', text: publicGateway },
    { name: 'shop.yaml', text: shop },
    { name: 'services.yaml', text: httpServices('users') },
  ],
  request: {
    name: 'http://shop.example.com/api/users',
    request: 'http://shop.example.com/api/users',
    expect: 'users',
  },
  upstreamPath: { broken: '//users', fixed: '/users' },
  cause:
    'Envoy replaces just the text that the prefix matched. Of `/api/users` it replaces `/api` by `/`, and `/users` stays behind it.',
  fix: 'Match and rewrite with a slash at the end of both. Add an item for the path without it.',
  changes: [
    {
      file: 'shop.yaml',
      from: '        prefix: /api\n',
      to: `        exact: /api
    - uri:
        prefix: /api/
`,
    },
  ],
}
