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
      weight: 0
    - destination:
        host: new-cart
      weight: 0
`

export const weightOfZero: Lab = {
  id: 'weight-of-zero',
  title: 'The VirtualService is refused: all weights are 0',
  topic: 'Destinations',
  symptom:
    'Both versions were taken out of traffic for a moment. The webhook of Istio refuses the change, and the old routes stay in force. Where there were none, every request gets 404.',
  files: [
    { name: 'gateway.yaml', text: publicGateway },
    { name: 'shop.yaml', text: shop },
    { name: 'services.yaml', text: httpServices('cart', 'new-cart') },
  ],
  request: { name: 'http://shop.example.com/', request: 'http://shop.example.com/', expect: 'cart 100%' },
  ends: '404',
  finding: 'virtual-service/weight-total-zero',
  cause: 'The weights of a rule must come to more than 0.',
  fix: 'Give one destination all of the weight. To answer without a service, use `directResponse`.',
  changes: [
    {
      file: 'shop.yaml',
      from: `        host: cart
      weight: 0
`,
      to: `        host: cart
      weight: 100
`,
    },
  ],
}
