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
        host: pay
        port:
          number: 8443
`

const services = `apiVersion: v1
kind: Service
metadata:
  name: pay
  namespace: shop
spec:
  selector:
    app: pay
  ports:
  - name: https
    port: 8443
    protocol: TCP
`

const pay = `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: pay
  namespace: shop
spec:
  host: pay
  trafficPolicy:
    connectionPool:
      tcp:
        maxConnections: 100
`

export const httpToAnHttpsPort: Lab = {
  id: 'http-to-an-https-port',
  title: '400 or a reset from the service: plain HTTP to a port that speaks TLS',
  topic: 'Destinations',
  symptom: 'The service `pay` expects TLS on 8443. The gateway sends plain HTTP, and `pay` answers 400.',
  files: [
    { name: 'gateway.yaml', text: publicGateway },
    { name: 'shop.yaml', text: shop },
    { name: 'services.yaml', text: services },
    { name: 'pay.yaml', text: pay },
  ],
  request: { name: 'http://shop.example.com/', request: 'http://shop.example.com/', expect: 'pay:8443' },
  finding: 'advice/plain-http-to-https-port',
  cause:
    "The gateway terminated TLS or never had it, and nothing tells it to begin TLS again. The name of the Service's port does not.",
  fix: 'Let a DestinationRule for the service originate TLS.',
  changes: [
    {
      file: 'pay.yaml',
      from: '  trafficPolicy:\n',
      to: `  trafficPolicy:
    tls:
      mode: SIMPLE
      sni: pay.example.com
      caCertificates: system
`,
    },
  ],
}
