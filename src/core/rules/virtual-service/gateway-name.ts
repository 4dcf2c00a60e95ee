import { gatewayNameRule } from './gateway-names.ts'

export const gatewayNameFormRule = gatewayNameRule({
  id: 'virtual-service/gateway-name',
  kind: 'name',
  title: 'Malformed name behind the slash',
  why: `
Istio refuses the VirtualService. Behind the slash stands the name of a Gateway: letters, digits and hyphens, no dots.
`,
  message: name => `"${name.slice(name.indexOf('/') + 1)}" behind the slash is not the name of a Gateway.`,
  bad: {
    yaml: `
kind: VirtualService
spec:
  gateways:
  - istio-ingress/public.shop
#   ^^^^^^^^^^^^^^^^^^^^^^^^^
`,
  },
})
