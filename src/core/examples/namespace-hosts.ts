import type { Example } from './example.ts'

const gateway = `apiVersion: networking.istio.io/v1
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
    - "ns1/*" # every host, from VirtualServices in ns1
    - "ns2/foo.bar.com" # this host alone, from ns2
`

export const namespaceHosts: Example = {
  id: 'namespace-hosts',
  title: 'Hosts by namespace',
  doc: 'A gateway that admits every host of one namespace and a single host of another.',
  files: [{ name: 'gateway.yaml', text: gateway }],
}
