import { gatewayNameRule } from './gateway-names.ts'

export const gatewayFqdnRule = gatewayNameRule({
  id: 'virtual-service/gateway-fqdn',
  kind: 'fqdn',
  title: 'Invalid name of a gateway',
  why: `
Istio refuses the VirtualService. A Gateway of the same namespace goes by its name, any other by \`namespace/name\`.
\`mesh\` stands for all sidecars.
`,
  message: name =>
    name === '' ? 'The gateway has an empty name.' : `"${name}" is not a valid gateway name.`,
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
