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

const cart = `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: cart
  namespace: shop
spec:
  host: cart
  trafficPolicy:
    tls:
      mode: DISABLE
`

const strict = `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: istio-system
spec:
  mtls:
    mode: STRICT
`

export const tlsOffAndStrict: Lab = {
  id: 'tls-off-and-strict',
  title: '503 with `connection reset`: a DestinationRule turns mTLS off where it is required',
  topic: 'Destinations',
  symptom: 'The mesh became STRICT. Calls to `cart` fail with 503 and `upstream connect error`.',
  files: [
    { name: 'gateway.yaml', text: publicGateway },
    { name: 'shop.yaml', text: shop },
    { name: 'cart.yaml', text: cart },
    { name: 'strict.yaml', text: strict },
    { name: 'services.yaml', text: httpServices('cart') },
  ],
  request: { name: 'http://shop.example.com/', request: 'http://shop.example.com/', expect: 'cart' },
  finding: 'advice/strict-without-tls',
  cause: '`STRICT` makes the sidecar of `cart` refuse plain text, and `DISABLE` makes every client send it.',
  fix: 'Use `ISTIO_MUTUAL`, or leave the TLS settings out: Istio then chooses it where both sides have a sidecar.',
  changes: [{ file: 'cart.yaml', from: 'mode: DISABLE', to: 'mode: ISTIO_MUTUAL' }],
}
