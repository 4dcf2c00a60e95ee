import type { Example } from './example.ts'

const gateway = `# The gateway does not end TLS: it reads the name a client asks for and hands
# the connection on as it is. Certificates stay with the services.
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: passthrough
  namespace: edge
spec:
  selector:
    istio: ingressgateway
  servers:
  - port:
      number: 443
      name: tls
      protocol: TLS
    hosts:
    - vault.example.com
    - registry.example.com
    tls:
      mode: PASSTHROUGH
`

const routes = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: by-name
  namespace: edge
spec:
  hosts:
  - vault.example.com
  - registry.example.com
  gateways:
  - passthrough
  tls:
  - match:
    - port: 443
      sniHosts:
      - vault.example.com
    route:
    - destination:
        host: vault
        port:
          number: 8200
  - match:
    - port: 443
      sniHosts:
      - registry.example.com
    route:
    - destination:
        host: registry
        port:
          number: 5000
---
apiVersion: v1
kind: Service
metadata:
  name: vault
  namespace: edge
spec:
  selector:
    app: vault
  ports:
  - name: tls
    port: 8200
---
apiVersion: v1
kind: Service
metadata:
  name: registry
  namespace: edge
spec:
  selector:
    app: registry
  ports:
  - name: tls
    port: 5000
`

export const passthrough: Example = {
  id: 'passthrough',
  title: 'TLS passthrough by SNI',
  doc: 'One port, two services: connections are routed by the server name they ask for.',
  files: [
    { name: 'gateway.yaml', text: gateway },
    { name: 'routes.yaml', text: routes },
  ],
}
