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
  - www.example.com
  gateways:
  - public
  http:
  - route:
    - destination:
        host: cart
`

export const hostNotInGateway: Lab = {
  id: 'host-not-in-gateway',
  title: '404 for one host: the Gateway does not list it',
  topic: 'Gateways and TLS',
  symptom:
    '`www.example.com` was added to the VirtualService. `shop.example.com` works, `www.example.com` gets 404.',
  files: [
    { name: 'gateway.yaml', text: publicGateway },
    { name: 'shop.yaml', text: shop },
    { name: 'services.yaml', text: httpServices('cart') },
  ],
  request: { name: 'http://www.example.com/', request: 'http://www.example.com/', expect: 'cart' },
  ends: '404',
  finding: 'advice/host-not-carried',
  cause:
    'A gateway serves the hosts that both sides name: the server of the Gateway and the VirtualService. The server lists `shop.example.com` only.',
  fix: 'Add the host to the server, or use a wildcard such as `*.example.com` there.',
  changes: [
    {
      file: 'gateway.yaml',
      from: '    - shop.example.com\n',
      to: `    - shop.example.com
    - www.example.com
`,
    },
  ],
}
