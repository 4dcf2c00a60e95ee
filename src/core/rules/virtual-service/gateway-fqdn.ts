import { gatewayNameRule } from './gateway-names.ts'

export const gatewayFqdnRule = gatewayNameRule({
  id: 'virtual-service/gateway-fqdn',
  kind: 'fqdn',
  title: 'Malformed name of a gateway',
  why: `
Istio refuses the VirtualService. A Gateway of the same namespace is named by its name, another one as \`namespace/name\`;
\`mesh\` stands for all sidecars.
`,
  message: name =>
    name === '' ? 'The name of the gateway is empty.' : `"${name}" is not the name of a Gateway.`,
  bad: {
    yaml: `
kind: VirtualService
spec:
  gateways:
  - public_gateway
#   ^^^^^^^^^^^^^^
`,
  },
})
