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
  http:
  - route:
    - destination:
        host: cart
`

export const meshOnly: Lab = {
  id: 'mesh-only',
  title: '404 from outside: the VirtualService names no gateway',
  topic: 'Gateways and TLS',
  symptom: 'The rules work for calls between services. From outside, the same host gets 404.',
  files: [
    { name: 'gateway.yaml', text: publicGateway },
    { name: 'shop.yaml', text: shop },
    { name: 'services.yaml', text: httpServices('cart') },
  ],
  request: { name: 'http://shop.example.com/', request: 'http://shop.example.com/', expect: 'cart' },
  ends: '404',
  cause: 'Without `gateways`, a VirtualService is for the sidecars of the mesh only. No gateway takes it.',
  fix: 'Name the Gateway. Name `mesh` as well if the sidecars should keep the rules.',
  changes: [
    {
      file: 'shop.yaml',
      from: '  http:\n',
      to: `  gateways:
  - public
  - mesh
  http:
`,
    },
  ],
}
