import type { Example } from './example.ts'
import { serviceOf } from './services.ts'

const gateway = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: edge
  namespace: security
spec:
  gatewayClassName: istio
  listeners:
  - name: tls
    port: 443
    protocol: TLS
    hostname: "*.example.com"
    tls:
      mode: Passthrough # the Pods hold the certificates
`

const routes = ['vault', 'registry']
  .map(
    name => `apiVersion: gateway.networking.k8s.io/v1
kind: TLSRoute
metadata:
  name: ${name}
  namespace: security
spec:
  parentRefs:
  - name: edge
  hostnames:
  - ${name}.example.com
  rules:
  - backendRefs:
    - name: ${name}
      port: 8443
`,
  )
  .join('---\n')

export const tlsRoutePassthrough: Example = {
  id: 'tls-route-passthrough',
  title: 'Passthrough with TLSRoutes',
  doc: 'The server name of the handshake alone says where a connection goes; the gateway holds no certificate.',
  files: [
    { name: 'gateway.yaml', text: gateway },
    { name: 'routes.yaml', text: routes },
    {
      name: 'services.yaml',
      text: ['vault', 'registry'].map(it => serviceOf('security', it, 8443, 'tls')).join('---\n'),
    },
  ],
}
