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
  - timeout: 5
    route:
    - destination:
        host: cart
`

export const numberForADuration: Lab = {
  id: 'number-for-a-duration',
  title: 'The VirtualService is refused: a timeout without a unit',
  topic: 'Rules',
  symptom:
    'A timeout was added. The API server refuses the VirtualService; in a new cluster its host gets 404.',
  files: [
    { name: 'gateway.yaml', text: publicGateway },
    { name: 'shop.yaml', text: shop },
    { name: 'services.yaml', text: httpServices('cart') },
  ],
  request: { name: 'http://shop.example.com/', request: 'http://shop.example.com/', expect: 'cart' },
  ends: '404',
  finding: 'schema/type',
  cause: 'Durations are strings with a unit, such as `5s` or `500ms`. `5` is an integer.',
  fix: 'Write `5s`.',
  changes: [{ file: 'shop.yaml', from: 'timeout: 5', to: 'timeout: 5s' }],
}
