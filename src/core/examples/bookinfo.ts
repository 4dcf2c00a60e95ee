import type { Example } from './example.ts'

const gateway = `# One gateway, five ways in. Plain HTTP on port 80 only sends people on to HTTPS.
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: my-gateway
  namespace: some-config-namespace
spec:
  selector:
    app: my-gateway-controller
  servers:
  - port:
      number: 80
      name: http
      protocol: HTTP
    hosts:
    - uk.bookinfo.com
    - eu.bookinfo.com
    tls:
      httpsRedirect: true # answers 301 to the same address with https
  - port:
      number: 443
      name: https-443
      protocol: HTTPS
    hosts:
    - uk.bookinfo.com
    - eu.bookinfo.com
    tls:
      mode: SIMPLE
      serverCertificate: /etc/certs/servercert.pem
      privateKey: /etc/certs/privatekey.pem
  - port:
      number: 9443
      name: https-9443
      protocol: HTTPS
    hosts:
    - "bookinfo-namespace/*.bookinfo.com" # only VirtualServices of that namespace
    tls:
      mode: SIMPLE
      credentialName: bookinfo-secret # a Secret beside the gateway's pods
  - port:
      number: 9080
      name: http-wildcard
      protocol: HTTP
    hosts:
    - "*"
  - port:
      number: 2379
      name: mongo
      protocol: MONGO
    hosts:
    - "*"
`

const reviews = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: bookinfo-rule
  namespace: bookinfo-namespace
spec:
  hosts:
  - reviews.prod.svc.cluster.local
  - uk.bookinfo.com
  - eu.bookinfo.com
  gateways:
  - some-config-namespace/my-gateway
  - mesh # calls between services take the same rules
  http:
  - match:
    - headers:
        cookie:
          exact: "user=dev-123" # one developer sees what is being tested
    route:
    - destination:
        host: reviews.qa.svc.cluster.local
        port:
          number: 7777
  - match:
    - uri:
        prefix: /reviews/
    route:
    - destination:
        host: reviews.prod.svc.cluster.local
        port:
          number: 9080
      weight: 80
    - destination:
        host: reviews.qa.svc.cluster.local
      weight: 20
`

export const bookinfoGateway = { name: 'gateway.yaml', text: gateway }

export const bookinfo: Example = {
  id: 'bookinfo',
  title: 'Bookinfo gateway',
  doc: 'Five servers from a redirect to MongoDB, and reviews split 80 to 20.',
  files: [bookinfoGateway, { name: 'reviews.yaml', text: reviews }],
}
