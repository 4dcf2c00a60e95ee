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
      name: tls
      protocol: TLS
    hosts:
    - vault.example.com
    tls:
      mode: PASSTHROUGH
`

const vault = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: vault
  namespace: shop
spec:
  hosts:
  - vault.example.com
  gateways:
  - public
  http:
  - route:
    - destination:
        host: vault
`

export const passthroughWithHttpRules: Lab = {
  id: 'passthrough-with-http-rules',
  title: 'Connection refused: HTTP rules on a passthrough server',
  topic: 'Gateways and TLS',
  symptom:
    'The gateway passes TLS through to `vault`. The VirtualService has `http` rules, and nothing listens on port 443.',
  files: [
    { name: 'gateway.yaml', text: gateway },
    { name: 'vault.yaml', text: vault },
    { name: 'services.yaml', text: httpServices('vault') },
  ],
  request: { name: 'https://vault.example.com/', request: 'https://vault.example.com/', expect: 'vault' },
  ends: 'no_listener',
  finding: 'references/routes-not-taken',
  cause:
    'With `PASSTHROUGH` the gateway does not decrypt, so it sees no path and no header. It takes `tls` rules, which match the server name of the handshake.',
  fix: 'Write the rule under `tls` and match `sniHosts`. To route by path, let the gateway terminate TLS instead.',
  changes: [
    {
      file: 'vault.yaml',
      from: `  http:
  - route:
`,
      to: `  tls:
  - match:
    - sniHosts:
      - vault.example.com
    route:
`,
    },
  ],
}
