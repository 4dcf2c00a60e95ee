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
`

export const noHttpsServer: Lab = {
  id: 'no-https-server',
  title: 'Connection refused on https: the Gateway has no server for port 443',
  topic: 'Gateways and TLS',
  symptom: '`http://shop.example.com` works. `https://shop.example.com` does not connect.',
  files: [
    { name: 'gateway.yaml', text: publicGateway },
    { name: 'shop.yaml', text: shop },
    { name: 'services.yaml', text: httpServices('cart') },
  ],
  request: { name: 'https://shop.example.com/', request: 'https://shop.example.com/', expect: 'cart' },
  ends: 'no_listener',
  cause:
    'A gateway listens on the ports of its servers. This one has port 80 only. The load balancer in front may well have port 443 open.',
  fix: 'Add a server with protocol HTTPS, TLS settings and a certificate.',
  changes: [
    {
      file: 'gateway.yaml',
      from: '    - shop.example.com\n',
      to: `    - shop.example.com
  - port:
      number: 443
      name: https
      protocol: HTTPS
    hosts:
    - shop.example.com
    tls:
      mode: SIMPLE
      credentialName: shop-example-com
`,
    },
  ],
}
