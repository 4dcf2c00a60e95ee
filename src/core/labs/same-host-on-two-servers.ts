import type { Lab } from './lab.ts'
import { httpServices } from './lab-parts.ts'

const gateway = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: public
  namespace: shop
spec:
  selector:
    istio: ingressgateway
  servers:
  - port:
      number: 443
      name: https
      protocol: HTTPS
    hosts:
    - shop.example.com
    tls:
      mode: SIMPLE
      credentialName: shop-example-com
  - port:
      number: 443
      name: https-status
      protocol: HTTPS
    hosts:
    - status.example.com
    - shop.example.com
    tls:
      mode: SIMPLE
      credentialName: status-example-com
`

const shop = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
  namespace: shop
spec:
  hosts:
  - shop.example.com
  - status.example.com
  gateways:
  - public
  http:
  - route:
    - destination:
        host: cart
`

export const sameHostOnTwoServers: Lab = {
  id: 'same-host-on-two-servers',
  title: 'Connection closed for one host: two servers of a port share another',
  topic: 'Gateways and TLS',
  symptom:
    'A second server for `status.example.com` was added with its own certificate. It lists `shop.example.com` as well. Clients of `status.example.com` see the connection close.',
  files: [
    { name: 'gateway.yaml', text: gateway },
    { name: 'shop.yaml', text: shop },
    { name: 'services.yaml', text: httpServices('cart') },
  ],
  request: { name: 'https://status.example.com/', request: 'https://status.example.com/', expect: 'cart' },
  ends: 'no_filter_chain',
  finding: 'references/tls-host-taken',
  cause:
    'Envoy picks the certificate by the server name (SNI) that the client asks for, so a host may stand at one server of a port only. Istio drops the second server, with all of its hosts.',
  fix: 'List each host at one server of the port.',
  changes: [
    {
      file: 'gateway.yaml',
      from: `    - status.example.com
    - shop.example.com
`,
      to: '    - status.example.com\n',
    },
  ],
}
