import { gatewayNameRule } from './gateway-names.ts'

export const gatewayEmptyPartRule = gatewayNameRule({
  id: 'virtual-service/gateway-empty-part',
  kind: 'empty-part',
  title: 'Nothing before or after the slash of a gateway',
  why: `
Istio refuses the VirtualService. With a slash, a gateway is \`namespace/name\`; without one, it is in the
VirtualService's own namespace.
`,
  message: name => `"${name}" must have the form namespace/name.`,
  bad: {
    yaml: `
kind: VirtualService
spec:
  gateways:
  - istio-ingress/
#   ^^^^^^^^^^^^^^
`,
  },
})
