import type { Lab } from './lab.ts'
import { httpServices, publicGateway } from './lab-parts.ts'

const shop = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: a-shop
  namespace: shop
spec:
  hosts:
  - shop.example.com
  gateways:
  - public
  http:
  - match:
    - uri:
        prefix: /shop
    route:
    - destination:
        host: web
`

const admin = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: b-admin
  namespace: shop
spec:
  hosts:
  - shop.example.com
  gateways:
  - public
  http:
  - match:
    - uri:
        prefix: /shop/admin
    route:
    - destination:
        host: admin
`

export const twoVirtualServicesOneHost: Lab = {
  id: 'two-virtual-services-one-host',
  title: 'A rule is never used: another VirtualService for the host comes first',
  topic: 'Rules',
  symptom:
    "Two teams have a VirtualService each for `shop.example.com`. The rule for `/shop/admin` is never used: the other team's `/shop` takes it.",
  files: [
    { name: 'gateway.yaml', text: publicGateway },
    { name: 'shop.yaml', text: shop },
    { name: 'admin.yaml', text: admin },
    { name: 'services.yaml', text: httpServices('web', 'admin') },
  ],
  request: {
    name: 'http://shop.example.com/shop/admin',
    request: 'http://shop.example.com/shop/admin',
    expect: 'admin',
  },
  ends: 'web.shop.svc.cluster.local:8080',
  cause:
    'A gateway joins the rules of both, those of the older object first. Which one is older is not in the files, and changes when one of them is created again.',
  fix: 'Let one VirtualService say the order, and hand the path over to the other as a delegate, which has neither hosts nor gateways.',
  changes: [
    {
      file: 'shop.yaml',
      from: `  http:
  - match:
`,
      to: `  http:
  - match:
    - uri:
        prefix: /shop/admin
    delegate:
      name: b-admin
  - match:
`,
    },
    {
      file: 'admin.yaml',
      from: `  hosts:
  - shop.example.com
  gateways:
  - public
`,
      to: '',
    },
  ],
}
