import { gatewayNameRule } from './gateway-names.ts'

export const gatewayEmptyPartRule = gatewayNameRule({
  id: 'virtual-service/gateway-empty-part',
  kind: 'empty-part',
  title: 'Gateway with nothing before or behind its slash',
  why: `
Istio refuses the VirtualService. With a slash, a gateway is \`namespace/name\`; without one, it is in the same namespace.
`,
  message: name => `A part of "${name}" is empty; it has the form namespace/name.`,
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
