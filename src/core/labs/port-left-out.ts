import type { Lab } from './lab.ts'
import { publicGateway } from './lab-parts.ts'

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
`

const services = `apiVersion: v1
kind: Service
metadata:
  name: cart
  namespace: shop
spec:
  selector:
    app: cart
  ports:
  - name: http
    port: 8080
  - name: http-metrics
    port: 9090
`

export const portLeftOut: Lab = {
  id: 'port-left-out',
  title: '503: the Service has two ports and the rule names none',
  topic: 'Destinations',
  symptom: 'The Service got a second port for metrics. Since then requests fail with 503.',
  files: [
    { name: 'gateway.yaml', text: publicGateway },
    { name: 'shop.yaml', text: shop },
    { name: 'services.yaml', text: services },
  ],
  request: { name: 'http://shop.example.com/', request: 'http://shop.example.com/', expect: 'cart:8080' },
  ends: 'cart.shop.svc.cluster.local:80',
  finding: 'references/destination-port-required',
  cause:
    'A destination may leave its port out only where the Service has one. With two, Istio takes the port of the listener, which is 80 here, and the Service does not have it.',
  fix: 'Name the port.',
  changes: [
    {
      file: 'shop.yaml',
      from: '        host: cart\n',
      to: `        host: cart
        port:
          number: 8080
`,
    },
  ],
}
