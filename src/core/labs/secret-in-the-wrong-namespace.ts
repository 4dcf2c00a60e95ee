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
`

const certificate = `apiVersion: v1
kind: Secret
metadata:
  name: shop-example-com
  namespace: shop
type: kubernetes.io/tls
data:
  tls.crt: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJqVENDQVRPZ0F3SUJBZ0lVSS9WZEVZeEVKcHVGUzVxQ2pCd3hyNk1pTGdrd0NnWUlLb1pJemowRUF3SXcKR3pFWk1CY0dBMVVFQXd3UWMyaHZjQzVsZUdGdGNHeGxMbU52YlRBZ0Z3MHlOakV4TWpreU1ERTROVGxhR0E4eQpNVEkyTVRFd05USXdNVGcxT1Zvd0d6RVpNQmNHQTFVRUF3d1FjMmh2Y0M1bGVHRnRjR3hsTG1OdmJUQlpNQk1HCkJ5cUdTTTQ5QWdFR0NDcUdTTTQ5QXdFSEEwSUFCREtuVnV0aUkvTmxOOVZRTTQvSUFsbHRKMnRhQXBLbGk3eEIKZGhhWFR3QXd6K3lmUUFFaEtxeWJwNGxBaDVwbVlrVGJ6aXQxR1BOT0hSR0hhZ1p0U0xlalV6QlJNQjBHQTFVZApEZ1FXQkJRSW5MWnZ3UlBGbU5nbktZMklUMzRuQ1Vvam9EQWZCZ05WSFNNRUdEQVdnQlFJbkxadndSUEZtTmduCktZMklUMzRuQ1Vvam9EQVBCZ05WSFJNQkFmOEVCVEFEQVFIL01Bb0dDQ3FHU000OUJBTUNBMGdBTUVVQ0lHcDQKUXI1cnR6UWNyNzlOYnl5eWxXTVhwUVFZamVQTCt2RW1JOGdmZVBmQkFpRUEzM2F6U0tITjBOYzh0aFlZVzZ6OApzeTJSTTByTFF5Skx1ZU81OXc5QlIxOD0KLS0tLS1FTkQgQ0VSVElGSUNBVEUtLS0tLQo=
  tls.key: bGVmdCBvdXQ= # left out here
`

const gatewayPods = `apiVersion: v1
kind: Pod
metadata:
  name: ingress-1
  namespace: istio-system
  labels:
    istio: ingressgateway
spec:
  containers: []
`

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

export const secretInTheWrongNamespace: Lab = {
  id: 'secret-in-the-wrong-namespace',
  title: 'TLS handshake fails: the Secret is not beside the gateway Pods',
  topic: 'Gateways and TLS',
  symptom:
    "The certificate is in the namespace of the Gateway object, `shop`. The gateway's Pods run in `istio-system`. Clients see the connection close during the handshake.",
  files: [
    { name: 'gateway.yaml', text: gateway },
    { name: 'certificate.yaml', text: certificate },
    { name: 'gateway-pods.yaml', text: gatewayPods },
    { name: 'shop.yaml', text: shop },
    { name: 'services.yaml', text: httpServices('cart') },
  ],
  complete: true,
  request: { name: 'https://shop.example.com/', request: 'https://shop.example.com/', expect: 'cart' },
  finding: 'references/credential-missing',
  cause:
    'The gateway reads the Secret from the namespace its Pods run in. Where the Gateway object is does not count.',
  fix: 'Create the Secret in the namespace of the Pods.',
  changes: [{ file: 'certificate.yaml', from: '  namespace: shop', to: '  namespace: istio-system' }],
}
