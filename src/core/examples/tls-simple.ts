import type { Example } from './example.ts'

const gateway = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: my-tls-ingress
spec:
  selector:
    app: my-tls-ingressgateway
  servers:
  - port:
      number: 443
      name: https
      protocol: HTTPS
    hosts:
    - "*"
    tls:
      mode: SIMPLE
      serverCertificate: /etc/certs/server.pem
      privateKey: /etc/certs/privatekey.pem
`

export const tlsSimple: Example = {
  id: 'tls-simple',
  title: 'TLS with certificate files',
  doc: 'HTTPS on port 443, terminated at the gateway with a certificate from its own disk.',
  files: [{ name: 'gateway.yaml', text: gateway }],
}
