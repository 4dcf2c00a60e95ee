import type { Example } from './example.ts'

const gateway = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: my-ingress
spec:
  selector:
    app: my-ingressgateway
  servers:
  - port:
      number: 80
      name: http2
      protocol: HTTP2
    hosts:
    - "*"
`

export const http2: Example = {
  id: 'http2',
  title: 'Plain HTTP/2',
  doc: 'The smallest gateway there is: HTTP/2 without TLS on port 80, for every host.',
  files: [{ name: 'gateway.yaml', text: gateway }],
}
